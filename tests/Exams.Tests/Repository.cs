namespace MemDsl.Exams.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Exams { get; } = Path.Combine(Root, "examples", "exams");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MemDsl.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run from inside the repository: MemDsl.sln was not found above them.");
    }
}

namespace MemDsl.Exams.Tests;

/// <summary>Where the files of the repository are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MemDsl.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run from inside the repository: MemDsl.sln was not found above them.");
    }
}

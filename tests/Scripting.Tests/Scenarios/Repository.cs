namespace MemDsl.Scripting.Tests.Scenarios;

/// <summary>Where the scripts that are tests lie in the source tree.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Scenarios { get; } = Path.Combine(Root, "tests", "Scenarios");

    public static string Examples { get; } = Path.Combine(Root, "examples");

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

namespace MemDsl.Cli.Tests;

/// <summary>The folder that the tests were built from.</summary>
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

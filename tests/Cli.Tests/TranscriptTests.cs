namespace MemDsl.Cli.Tests;

/// <summary>
/// Each <c>Transcripts/NNN-case.txt</c> goes as it is written, in a folder that holds copies of <c>Files/</c>. With <c>UPDATE_TRANSCRIPTS=1</c> in the
/// environment the transcripts are written as they went.
/// </summary>
[Collection("current folder")]
public sealed class TranscriptTests
{
    private const string UpdateVariable = "UPDATE_TRANSCRIPTS";
    private static readonly string Home = Path.Combine(Repository.Root, "tests", "Cli.Tests");

    internal static bool IsUpdating => Environment.GetEnvironmentVariable(UpdateVariable) is { Length: > 0 };

    public static TheoryData<string> Transcripts =>
        [.. Directory.EnumerateFiles(Path.Combine(Home, "Transcripts"), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Transcripts))]
    public void Session(string name)
    {
        var file = Path.Combine(Home, "Transcripts", name + ".txt");
        var expected = File.ReadAllText(file);
        InNewFolder(folder =>
        {
            CopyFolder(Path.Combine(Home, "Files"), folder);
            var actual = Transcript.Replay(expected).Replace(folder, "/home/user", StringComparison.Ordinal);
            if (IsUpdating)
                File.WriteAllText(file, actual);
            else
                Assert.Equal(expected, actual);
        });
    }

    /// <summary>Does something in an empty folder that is the current one meanwhile.</summary>
    internal static void InNewFolder(Action<string> act)
    {
        var folder = Directory.CreateTempSubdirectory("mem-transcript-");
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            act(folder.FullName);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            folder.Delete(recursive: true);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

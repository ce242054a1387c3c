namespace MemDsl.Cli.Tests;

/// <summary>The shell sessions in <c>docs/</c> go as the pages show them. With <c>UPDATE_TRANSCRIPTS=1</c> in the environment they are written as they went.</summary>
[Collection("current folder")]
public sealed class DocumentedSessionTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Docs, "*.md").Where(page => File.ReadAllText(page).Contains("\n```console\n", StringComparison.Ordinal)).Select(page => Path.GetFileName(page)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_what_happens(string page)
    {
        var path = Path.Combine(Docs, page);
        var expected = File.ReadAllText(path);
        TranscriptTests.InNewFolder(folder =>
        {
            var actual = DocumentedSession.Replay(expected).Replace(folder, "/home/user", StringComparison.Ordinal);
            if (TranscriptTests.IsUpdating) File.WriteAllText(path, actual);
            else Assert.Equal(expected, actual);
        });
    }
}

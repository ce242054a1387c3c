using System.Text.RegularExpressions;

namespace MemDsl.Cli.Tests;

/// <summary>
/// Each session at the prompt in the README and in <c>docs/</c> goes as the page says, to the byte. With <c>UPDATE_TRANSCRIPTS=1</c> in the environment the pages are
/// written as the sessions went.
/// </summary>
[Collection("current folder")]
public sealed partial class DocumentedPromptTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Append(Path.Combine(Repository.Root, "README.md"))
            .Where(page => Block().IsMatch(File.ReadAllText(page))).Select(page => Path.GetRelativePath(Repository.Root, page)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Sessions_of_a_page_go_as_it_says(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        var expected = File.ReadAllText(path);
        TranscriptTests.InNewFolder(_ =>
        {
            var actual = Block().Replace(expected, block => $"```repl\n{DocumentedPrompt.Play(block.Groups[1].Value)}```");
            if (TranscriptTests.IsUpdating) File.WriteAllText(path, actual);
            else Assert.Equal(expected, actual);
        });
    }

    [Fact]
    public void The_page_of_the_prompt_is_among_them() => Assert.Contains(Path.Combine("docs", "repl.md"), Pages.Select(row => row.Data));

    [GeneratedRegex("^```repl\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

using MemDsl.Cli.Painting;
using MemDsl.Cli.Repl.Terminal;
using MemDsl.Scripting;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>The language of scripts and the loop's commands, as the editor asks for them; <c>|</c> is the caret.</summary>
public sealed class SessionLanguageTests
{
    private readonly ScriptSession _session = new();
    private readonly SessionLanguage _language;

    public SessionLanguageTests()
    {
        _language = new SessionLanguage(_session);
        _session.Submit("image app { .text 4K r-x }\nlet parent = spawn(app)");
    }

    [Theory]
    [InlineData("par|", "parent")]
    [InlineData("parent.munm|", "parent.munmap(")]
    [InlineData("parent.mmap(4K, fla|", "parent.mmap(4K, flags: ")]
    [InlineData("if true {\n  par|\n}", "if true {\n  parent\n}")]
    [InlineData(":und|", ":undo ")]
    [InlineData(":res|", ":reset")]
    [InlineData(":maps par|", ":maps parent")]
    [InlineData(":time on|", ":time on")]
    [InlineData(":trace of|", ":trace off")]
    [InlineData("?ENOM|", "?ENOMEM")]
    [InlineData("?parent.munm|", "?parent.munmap")]
    public void What_is_offered_first(string text, string expected)
    {
        var caret = text.IndexOf('|', StringComparison.Ordinal);
        text = text.Remove(caret, 1);
        var offer = _language.Complete(text, caret);

        Assert.Equal(expected, string.Concat(text.AsSpan(0, offer.Start), offer.Choices[0].Insert, text.AsSpan(offer.End)));
    }

    [Theory]
    [InlineData(":nonsense x|")]
    [InlineData(":undo |")]
    [InlineData(":load /none/there|")]
    [InlineData("|:undo")]
    [InlineData("\"par|")]
    public void Where_nothing_can_be_offered(string text)
    {
        var caret = text.IndexOf('|', StringComparison.Ordinal);

        Assert.Empty(_language.Complete(text.Remove(caret, 1), caret).Choices);
    }

    [Fact]
    public void An_offer_says_what_it_is()
    {
        var munmap = Assert.Single(_language.Complete("parent.munm", 11).Choices);

        Assert.StartsWith("process.munmap(", munmap.Signature, StringComparison.Ordinal);
        Assert.StartsWith("munmap(2): ", munmap.Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_and_folders_are_offered_to_load()
    {
        var folder = Directory.CreateTempSubdirectory("mem-files-").FullName;
        File.WriteAllText(Path.Combine(folder, "a.mem"), "");
        File.WriteAllText(Path.Combine(folder, "a.txt"), "");
        Directory.CreateDirectory(Path.Combine(folder, "ab"));

        var offer = _language.Complete($":load {folder}/a", 8 + folder.Length);

        Directory.Delete(folder, recursive: true);
        Assert.Equal([$"{folder}/a.mem", $"{folder}/ab/"], offer.Choices.Select(choice => choice.Insert));
    }

    [Fact]
    public void The_parameter_that_is_written_stands_out_in_the_signature()
    {
        var line = _language.Signature("parent.mmap(4K, rw", 18);

        Assert.StartsWith("process.mmap(length: int, prot: int", string.Concat(line!.Parts.Select(part => part.Text)), StringComparison.Ordinal);
        Assert.StartsWith("prot", line.Parts.Single(part => part.Style == Style.Name).Text, StringComparison.Ordinal);
        Assert.Null(_language.Signature("parent", 6));
        Assert.Null(_language.Signature(":maps f(", 8));
    }

    [Theory]
    [InlineData("let a = 4K # why", "Keyword:let Number:4K Comment:# why")]
    [InlineData("parent.mmap(4K, prot: PROT_READ)", "Function:mmap Number:4K Argument:prot Constant:PROT_READ")]
    [InlineData("print $\"a{1}\"", "Keyword:print Text:$\" Text:a Keyword:{ Number:1 Keyword:} Text:\"")]
    [InlineData(":undo 2", "Keyword::undo")]
    [InlineData("?mmap", "Keyword:?")]
    [InlineData("if (", "Keyword:if")]
    public void What_has_which_colour(string text, string spans) =>
        Assert.Equal(spans, string.Join(' ', _language.Classify(text).Select(span => $"{span.Style}:{text[span.Start..span.End]}")));

    [Theory]
    [InlineData("print 1", true)]
    [InlineData("if true {", false)]
    [InlineData(":csharp f(", true)]
    [InlineData("?mmap", true)]
    public void What_is_whole(string text, bool isWhole) => Assert.Equal(isWhole, _language.IsWhole(text));
}

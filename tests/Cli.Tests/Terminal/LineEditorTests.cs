using MemDsl.Cli.Painting;
using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>What keys do to the text; <c>|</c> is the caret.</summary>
public sealed class LineEditorTests
{
    [Theory]
    // Moving: by characters that a reader takes for one, words, lines.
    [InlineData("abc<Left><Left>", "a|bc")]
    [InlineData("ae\u0301x<Left><Left>", "a|e\u0301x")]
    [InlineData("a\U0001F600b<Left><Left>", "a|\U0001F600b")]
    [InlineData("p.mmap(4K)<A-b><A-b>", "p.|mmap(4K)")]
    [InlineData("p.mmap(4K)<Home><C-Right>", "p|.mmap(4K)")]
    [InlineData("(a<Enter>bc)<C-A>", "(a\n|  bc)")]
    [InlineData("(a<Enter>bc)<Up>", "(a|\n  bc)")]
    [InlineData("(long<Enter>b)<Up><Home><Down>", "(long\n|  b)")]
    [InlineData("(日本<Enter><Home>12345<Up>", "(日本|\n12345  ")]
    [InlineData("(日本<Enter><Home>123<Up>", "(日|本\n123  ")]
    [InlineData("(a<Enter>b<C-Home>", "|(a\n  b")]
    // Deleting.
    [InlineData("ae\u0301<Backspace>", "a|")]
    [InlineData("ab<Left><Delete>", "a|")]
    [InlineData("ab<Left><C-d>", "a|")]
    [InlineData("(a<Enter><Backspace><Backspace>", "(a|")]
    [InlineData("print a, b<C-w>", "print a, |")]
    [InlineData("p.mmap<A-Backspace>", "p.|")]
    [InlineData("p.mmap<Home><A-d>", "|.mmap")]
    [InlineData("one two<A-b><C-k>", "one |")]
    [InlineData("one two<A-b><C-u>", "|two")]
    [InlineData("one two<C-w><Home><C-y>", "two|one ")]
    [InlineData("(a<Enter>b<Up><End><C-k>", "(a|  b")]
    // Undoing: a word that was typed is a step.
    [InlineData("one two<C-_>", "one |")]
    [InlineData("one two<C-_><C-_>", "|")]
    [InlineData("one<C-w>two<C-_><C-_>", "one|")]
    [InlineData("<C-_>", "|")]
    public void Keys(string keys, string text) => Assert.Equal(text, new Typist().Type(keys).Text);

    [Theory]
    [InlineData("if a {<Enter>", "if a {\n  |")]
    [InlineData("if a {<Enter>f(<Enter>", "if a {\n  f(\n    |")]
    [InlineData("if a {<Enter>f(<Enter>)", "if a {\n  f(\n  )|")]
    [InlineData("if a {<Enter>b<Enter>}", "if a {\n  b\n}|")]
    [InlineData("if \"{\" {<Enter>", "if \"{\" {\n  |")]
    [InlineData("a<C-j>b", "a\nb|")]
    [InlineData("a<A-Enter>b", "a\nb|")]
    [InlineData("{<Enter><Tab>x", "{\n    x|")]
    public void A_new_line_is_set_in_by_the_brackets_that_are_open(string keys, string text) => Assert.Equal(text, new Typist().Type(keys).Text);

    [Theory]
    [InlineData("print 1<Enter>", "print 1")]
    [InlineData("if a {<Enter>b<Enter>}<Enter>", "if a {\n  b\n}")]
    [InlineData("if a { }<Left><Left><Enter>", "if a { }")]
    [InlineData("a<C-j>b<Enter>", "a\nb")]
    [InlineData("<Enter>", "")]
    public void Enter_submits_what_is_whole(string keys, string text) =>
        Assert.Equal(new EditorOutcome.Submitted(text), new Typist().Type(keys).Outcome);

    [Fact]
    public void A_third_empty_line_submits_what_is_not_whole()
    {
        var typist = new Typist().Type("f(<Enter><Enter>");
        Assert.IsType<EditorOutcome.Editing>(typist.Outcome);

        Assert.Equal(new EditorOutcome.Submitted("f("), typist.Type("<Enter>").Outcome);
    }

    [Fact]
    public void Ctrl_D_leaves_an_empty_text_and_deletes_in_another()
    {
        Assert.IsType<EditorOutcome.Left>(new Typist().Type("<C-d>").Outcome);
        Assert.IsType<EditorOutcome.Editing>(new Typist().Type("a<C-d>").Outcome);
        Assert.IsType<EditorOutcome.Left>(new Typist().Type("a<C-u><C-d>").Outcome);
    }

    [Fact]
    public void Ctrl_C_gives_the_text_up_and_Ctrl_L_wipes_the_screen_alone()
    {
        Assert.IsType<EditorOutcome.Abandoned>(new Typist().Type("if a {<Enter>b<C-c>").Outcome);

        var typist = new Typist().Type("abc<C-l>");
        Assert.IsType<EditorOutcome.Cleared>(typist.Outcome);
        Assert.Equal("abc|", typist.Text);
    }

    [Fact]
    public void Pasted_text_is_neither_submitted_nor_set_in_nor_completed()
    {
        var typist = new Typist().Paste("if a {\n\tb\n}\nprint 1\n");

        Assert.IsType<EditorOutcome.Editing>(typist.Outcome);
        Assert.Equal("if a {\n\tb\n}\nprint 1|", typist.Text);
        Assert.Equal(new EditorOutcome.Submitted("if a {\n\tb\n}\nprint 1"), typist.Type("<Enter>").Outcome);
    }

    [Fact]
    public void The_signature_of_a_call_stays_until_the_call_is_left()
    {
        var typist = new Typist().Type("p.mmap(");
        Assert.Equal(["mmap(length: bytes)"], typist.Below);
        Assert.Equal(["mmap(length: bytes)"], typist.Type("4K, rw").Below);
        Assert.Empty(typist.Type(")").Below);
        Assert.Equal(["mmap(length: bytes)"], typist.Type("<Left>,").Below);
        Assert.Empty(typist.Type("<Home>").Below);
    }

    [Fact]
    public void The_text_is_coloured_as_it_is_typed()
    {
        var view = new Typist().Type("print \"a\"").Editor.View();

        Assert.Equal([new StyledSpan(6, 3, Style.Text)], view.Spans);
    }

    [Fact]
    public void Keys_that_mean_nothing_do_nothing() => Assert.Equal("ab|", new Typist().Type("ab<F5><C-Q><PageUp>").Text);
}

using MemDsl.Cli.Painting;
using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>Views as rows, and rows on a terminal.</summary>
public sealed class ScreenTests
{
    [Fact]
    public void Each_line_has_its_prompt_and_the_lines_below_are_cut()
    {
        var image = Image("if a {\n  b|", 12, "mmap(length: bytes)");

        Assert.Equal(["mem> if a {", "...>   b", "mmap(length…"], Rows(image));
        Assert.Equal((1, 8), (image.CaretRow, image.CaretColumn));
    }

    [Theory]
    [InlineData("abcdefghij|", "mem> abcde", "fghij", 1, 5)]
    [InlineData("abc|defghij", "mem> abcde", "fghij", 0, 8)]
    [InlineData("abcde|fghij", "mem> abcde", "fghij", 1, 0)]
    [InlineData("abcde|", "mem> abcde", "", 1, 0)]
    [InlineData("ab日本|x", "mem> ab日", "本x", 1, 2)]
    [InlineData("ab日|本x", "mem> ab日", "本x", 1, 0)]
    [InlineData("e\u0301e\u0301e\u0301|", "mem> e\u0301e\u0301e\u0301", null, 0, 8)]
    [InlineData("\t|x", "mem>     x", null, 0, 9)]
    [InlineData("a\u0007|", "mem> a\uFFFD", null, 0, 7)]
    public void Long_lines_wrap_where_the_terminal_ends(string text, string first, string? second, int row, int column)
    {
        var image = Image(text, 10);

        Assert.Equal(second is null ? [first] : [first, second], Rows(image));
        Assert.Equal((row, column), (image.CaretRow, image.CaretColumn));
        Assert.All(image.Rows, each => Assert.Equal(DisplayWidth.Of(each.ToString()), each.Columns));
    }

    [Fact]
    public void A_text_higher_than_the_terminal_shows_the_part_around_the_caret()
    {
        var image = Image("1\n2\n3\n4|\n5\n6\n7", 20).Within(3);

        Assert.Equal(["...> 3", "...> 4", "...> 5"], Rows(image));
        Assert.Equal(1, image.CaretRow);
    }

    [Theory]
    [InlineData("abc|", 20)]
    [InlineData("if a {\n  b\n}|", 20)]
    [InlineData("if a {|\n  b\n}", 20)]
    [InlineData("abcdefghijklmnopqrstuvwxyz|", 10)]
    [InlineData("abcde|", 10)]
    [InlineData("日本語日本語|日本語", 10)]
    public void What_is_drawn_stands_on_the_terminal_whatever_stood_there_before(string text, int width)
    {
        var terminal = new SmallTerminal(width, 8);
        var screen = new TerminalScreen(terminal, hasColors: true);
        terminal.Write("before\r\n");
        screen.Begin();
        screen.Draw(Image("a much longer text\nof two lines|", width, "and a menu", "of two"), width);

        var image = Image(text, width).Within(8);
        screen.Draw(image, width);

        Assert.Equal(["before", .. Rows(image)], terminal.Rows.Take(image.Rows.Length + 1));
        Assert.All(terminal.Rows.Skip(image.Rows.Length + 1), row => Assert.Equal("", row));
        Assert.Equal((image.CaretRow + 1, image.CaretColumn), (terminal.Row, terminal.Column));
    }

    [Fact]
    public void At_the_bottom_the_terminal_scrolls()
    {
        var terminal = new SmallTerminal(10, 3);
        var screen = new TerminalScreen(terminal, hasColors: false);
        terminal.Write("1\r\n2\r\n");
        screen.Begin();
        screen.Draw(Image("a|", 10), 10);
        screen.Draw(Image("a\nb|", 10), 10);
        screen.Draw(Image("a\nbc|", 10), 10);

        Assert.Equal(["2", "mem> a", "...> bc"], terminal.Rows);
        screen.Draw(Image("a\nbc|", 10), 10);
        screen.End("^C");
        Assert.Equal(["mem> a", "...> bc^C", ""], terminal.Rows);
    }

    [Fact]
    public void A_narrower_terminal_has_broken_the_rows()
    {
        Assert.Equal(0, Image("abc|", 20).RowsAboveCaret(20));
        Assert.Equal(2, Image("abcdefghijk|", 20).RowsAboveCaret(8));
        Assert.Equal(3, Image("abcdefghijk\nabcdef|", 20).RowsAboveCaret(8));
    }

    private static ScreenImage Image(string text, int width, params string[] below) => ScreenLayout.Of(
        new EditorView(new EditBuffer(text.Replace("|", "", StringComparison.Ordinal), text.IndexOf('|', StringComparison.Ordinal)), [],
            [.. below.Select(line => new StyledLine([new StyledText(line, Style.Dim)]))]),
        width);

    private static string[] Rows(ScreenImage image) => [.. image.Rows.Select(row => row.ToString())];
}

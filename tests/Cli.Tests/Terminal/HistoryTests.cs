using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>Walking through what was submitted, searching in it, and the file behind it.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mem-history-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("<Up>", "if a {\n  b\n}|")]
    [InlineData("<Up><Up>", "print 2|")]
    [InlineData("<Up><Up><Up><Up>", "let a = 1|")]
    [InlineData("<Up><Up><Up><Up><Up>", "let a = 1|")]
    [InlineData("<Up><Up><Down>", "if a {\n  b\n}|")]
    [InlineData("x<Up><Down>", "x|")]
    [InlineData("pr<Up>", "print 2|")]
    [InlineData("pr<Up><Up>", "print 1|")]
    [InlineData("pr<Up><Up><Up>", "print 1|")]
    [InlineData("pr<Up><Up><Down><Down>", "pr|")]
    [InlineData("<Up><Left><Up>", "if a {\n|  b\n}")]
    [InlineData("f(<Enter><C-p>", "f(\n  |")]
    [InlineData("<C-p><C-p><C-n>", "if a {\n  b\n}|")]
    public void Up_and_down_walk_by_the_beginning(string keys, string text) =>
        Assert.Equal(text, new Typist("let a = 1", "print 1", "print 2", "if a {\n  b\n}").Type(keys).Text);

    [Theory]
    [InlineData("<C-r>pr", "|print 2", "search: pr")]
    [InlineData("<C-r>pr<C-r>", "|print 1", "search: pr")]
    [InlineData("<C-r>pr<C-r><C-r>", "|print 1", "no older entry has: pr")]
    [InlineData("<C-r>a =", "let |a = 1", "search: a =")]
    [InlineData("<C-r>print 1<Backspace>", "|print 2", "search: print ")]
    [InlineData("<C-r>PR", "|", "no older entry has: PR")]
    [InlineData("x<C-r>let<Escape>", "x|", null)]
    [InlineData("x<C-r>let<C-g>", "x|", null)]
    [InlineData("<C-r>let<Tab>", "|let a = 1", null)]
    [InlineData("<C-r>let<End>2", "let a = 12|", null)]
    public void Ctrl_R_searches_as_one_types(string keys, string text, string? line)
    {
        var typist = new Typist("let a = 1", "print 1", "print 2", "if a {\n  b\n}").Type(keys);

        Assert.Equal(text, typist.Text);
        if (line is null)
            Assert.Empty(typist.Below);
        else
            Assert.StartsWith(line, Assert.Single(typist.Below), StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_in_a_search_submits_what_was_found() =>
        Assert.Equal(new EditorOutcome.Submitted("print 2"), new Typist("print 2", "x").Type("<C-r>pri<Enter>").Outcome);

    [Fact]
    public void The_same_text_twice_and_an_empty_one_are_no_new_entries()
    {
        var history = new History(["a", "a", " ", "b"]);

        Assert.Equal(2, history.Count);
        Assert.False(history.Add("b"));
        Assert.True(history.Add("a"));
    }

    [Fact]
    public void The_oldest_entries_go_when_there_are_too_many()
    {
        var history = new History(Enumerable.Range(0, History.Capacity + 5).Select(i => $"{i}"));

        Assert.Equal((History.Capacity, "5"), (history.Count, history[0]));
    }

    [Theory]
    [InlineData("if a {\n  b\n}")]
    [InlineData("print \"\\n\"")]
    [InlineData("\\\n\\n\\\\n")]
    [InlineData("日本\U0001F600")]
    public void Entries_come_back_whole(string entry)
    {
        var file = new HistoryFile(Path.Combine(_folder, "deep", "history"));
        file.Append("first");
        file.Append(entry);

        Assert.Equal(["first", entry], file.Load());
        Assert.Equal(2, File.ReadAllLines(Path.Combine(_folder, "deep", "history")).Length);
    }

    [Fact]
    public void A_long_file_gives_its_latest_entries_and_is_cut_back()
    {
        var path = Path.Combine(_folder, "history");
        File.WriteAllLines(path, Enumerable.Range(0, 2 * History.Capacity + 1).Select(i => $"{i}"));

        var entries = new HistoryFile(path).Load();

        Assert.Equal((History.Capacity, $"{2 * History.Capacity}"), (entries.Count, entries[^1]));
        Assert.Equal(History.Capacity, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void What_cannot_be_read_or_written_is_passed_over()
    {
        var inAFile = Path.Combine(_folder, "file");
        File.WriteAllText(inAFile, "");

        foreach (var file in (HistoryFile[])[new(Path.Combine(inAFile, "history")), new(_folder), new("/proc/none/history")])
        {
            file.Append("a");
            Assert.Empty(file.Load());
        }
    }

    [Theory]
    [InlineData("/state", "/home/u", "/state/mem/history")]
    [InlineData("relative", "/home/u", "/home/u/.local/state/mem/history")]
    [InlineData(null, "/home/u", "/home/u/.local/state/mem/history")]
    [InlineData("", "", null)]
    [InlineData(null, null, null)]
    public void The_file_is_where_state_belongs(string? state, string? home, string? path) =>
        Assert.Equal(path, HistoryFile.Of(name => name == "XDG_STATE_HOME" ? state : name == "HOME" ? home : null)?.Location);
}

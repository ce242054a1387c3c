namespace MemDsl.Cli.Tests.Terminal;

/// <summary>A session at a real terminal, as a person types it.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("mem-state-").FullName;

    public void Dispose() => Directory.Delete(_state, recursive: true);

    [Fact]
    public void A_session_and_the_one_after_it()
    {
        Assert.SkipUnless(TmuxTerminal.WhyNot() is null, TmuxTerminal.WhyNot() ?? "");

        using (var terminal = Open(80, 50))
        {
            terminal.WaitFor("^mem>$");

            // A block of three lines, set in by itself.
            terminal.Type("if true {");
            terminal.Press("Enter");
            terminal.WaitFor("^\\.\\.\\.>$");
            terminal.Type("print \"from a block\"");
            terminal.Press("Enter");
            terminal.Type("}");
            terminal.WaitFor("^mem> if true \\{\n\\.\\.\\.>   print \"from a block\"\n\\.\\.\\.> \\}$");
            terminal.Press("Enter");
            terminal.WaitFor("^from a block\nmem>$");

            // Completion: what is common, then a menu, then the signature.
            Submit(terminal, "image app { .text 4K r-x }");
            Submit(terminal, "let p = spawn(app)");
            terminal.Type("p.mm");
            terminal.Press("Tab");
            terminal.WaitFor("^mem> p\\.mm\n mm    process\\.mm -> mm\n mmap  process\\.mmap\\(");
            terminal.Type("a");
            terminal.Press("Tab");
            terminal.WaitFor("^mem> p\\.mmap\\(\nprocess\\.mmap\\(length: int,");
            Submit(terminal, "4K)", "0x7ffff7ff6000");

            // A paste is one text, and Ctrl+C gives it up.
            terminal.Paste("if true {\n\tprint 1\n}\nprint 2\n");
            terminal.WaitFor("^mem> if true \\{\n\\.\\.\\.>     print 1\n\\.\\.\\.> \\}\n\\.\\.\\.> print 2$");
            terminal.Press("C-c");
            terminal.WaitFor("print 2\\^C\nmem>$");

            // The block again, found by a word of it, in a narrower window.
            terminal.Resize(40, 50);
            terminal.Press("C-r");
            terminal.Type("a bl");
            terminal.WaitFor("^search: a bl");
            terminal.Press("Enter");
            terminal.WaitFor("\\.\\.\\.> \\}\nfrom a block\nmem>$");

            // A statement that does not end, and a session that does not mind.
            terminal.Type("while true { }");
            terminal.Press("Enter");
            terminal.WaitFor("^interrupted", again: () => terminal.Press("C-c"));
            Submit(terminal, "p.mm.map_count > 3", "true");
            // Back by one statement, in a wider window again.
            terminal.Resize(80, 50);
            Submit(terminal, "let q = 1");
            terminal.Type(":un");
            terminal.Press("Tab");
            terminal.WaitFor("^mem> :undo$");
            terminal.Press("Enter");
            terminal.WaitFor("^undone: let q = 1\nmem>$");
            Submit(terminal, "q", "<input>\\(1,1\\): error MEM2001: unknown name 'q'\n  q\n  \\^");

            terminal.Press("C-d");
            terminal.WaitFor("^left with 0$");
        }

        using (var terminal = Open(80, 24))
        {
            terminal.WaitFor("^mem>$");
            terminal.Type("w");
            terminal.Press("Up");
            terminal.WaitFor("^mem> while true \\{ \\}$");
            terminal.Press("C-u");
            terminal.Type("if");
            terminal.Press("Up");
            terminal.WaitFor("^mem> if true \\{\n\\.\\.\\.>   print \"from a block\"\n\\.\\.\\.> \\}$");
            terminal.Press("C-c");
            terminal.WaitFor("\\^C\nmem>$");
            terminal.Press("C-d");
            terminal.WaitFor("^left with 0$");
        }
    }

    /// <summary>Types a line and waits for what it gives, and for the prompt.</summary>
    private static void Submit(TmuxTerminal terminal, string line, string output = "")
    {
        terminal.Type(line);
        terminal.Press("Enter");
        terminal.WaitFor(System.Text.RegularExpressions.Regex.Escape(line) + (output.Length == 0 ? "" : "\n" + output) + "\nmem>$");
    }

    private TmuxTerminal Open(int columns, int rows) =>
        new(columns, rows, $"XDG_STATE_HOME='{_state}' dotnet '{Path.Combine(AppContext.BaseDirectory, "mem.dll")}' repl; echo left with $?; exec cat");
}

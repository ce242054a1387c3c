namespace MemDsl.Cli.Repl.Commands;

/// <summary><c>:help</c>: what can be typed.</summary>
internal static class HelpCommand
{
    private const string Statements = """
        Statements of the .mem language; a lone expression shows its value. A statement goes on over lines until its brackets close.
          let p = spawn(app)         after: image app { .text 4K r-x }
          show p.maps                pictures: p.maps, p.mm, p.walk(addr), buddy, zones, tlb
          explain { p.store(a, 1) }  what happened, and why
        Commands
        """;

    public static WrongArguments? Show(LoopContext context, string arguments)
    {
        context.Say(Statements.ReplaceLineEndings("\n"));
        Line(context, "?NAME", "what a name means: ?mmap, ?EINVAL, ?MAP_FIXED, ?page_fault, ?MEM2003");
        foreach (var command in LoopCommands.All) Line(context, command.Form, command.Meaning);
        return null;
    }

    private static void Line(LoopContext context, string form, string meaning)
    {
        var width = LoopCommands.All.Max(command => command.Form.Length) + 2;
        context.Say($"  {form.PadRight(width)}{meaning}");
    }
}

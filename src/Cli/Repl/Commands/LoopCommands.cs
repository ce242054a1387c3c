using System.Collections.Immutable;
using MemDsl.Scripting.Reference;

namespace MemDsl.Cli.Repl.Commands;

/// <summary>The table of the loop's commands. <c>:help</c>, the answer to an unknown one, and completion read it.</summary>
internal static class LoopCommands
{
    public static ImmutableArray<LoopCommand> All { get; } =
    [
        new(":undo", "[N]", "the machine and all variables as before the last statement, or the last N", HistoryCommands.Undo),
        new(":redo", "[N]", "the last statement that was undone holds again, or the last N", HistoryCommands.Redo),
        new(":history", "", "the statements that led here, and those that :redo would bring back", HistoryCommands.Show),
        new(":reset", "", "a new machine; everything declared so far is forgotten", HistoryCommands.Reset),
        new(":save", "FILE [--with-asserts]", "writes the session as a script; with asserts, one that claims what was seen", FileCommands.Save),
        new(":load", "FILE", "runs a script as one statement of the session", FileCommands.Load),
        new(":maps", "PROCESS", "the areas of a process: any expression that is one", LookCommands.Maps),
        new(":diff", "", "what the last statement changed on the machine", LookCommands.Diff),
        new(":time", "on|off|STATEMENT", "operations, events and time of each statement, or of one", LookCommands.Time),
        new(":trace", "on|off", "each call of the machine and the events that it caused", LookCommands.Trace),
        new(":csharp", "CODE", "a line of C#; needs mem repl --allow-csharp", FileCommands.CSharp),
        new(":help", "", "this text", HelpCommand.Show) { Short = ":h" },
        new(":quit", "", "leave; so does the end of input", HistoryCommands.Quit) { Short = ":q" },
    ];

    /// <summary>The command that was meant by a word without its colon; null when none was.</summary>
    public static LoopCommand? Meant(string word) => All.FirstOrDefault(command => command.Name.AsSpan(1).SequenceEqual(word is "exit" ? "quit" : word));

    /// <summary>Carries out a line that begins with a colon.</summary>
    public static void Run(LoopContext context, string line)
    {
        var end = line.AsSpan().IndexOfAny(' ', '\t', '\n');
        var name = end < 0 ? line : line[..end];
        var arguments = end < 0 ? "" : line[end..].Trim();
        if (All.FirstOrDefault(command => command.Name == name || command.Short == name) is not { } found)
        {
            var near = Suggestions.Nearest(name, All.Select(command => command.Name), most: 1);
            context.Say($"there is no command '{name}'; {(near.IsEmpty ? ":help lists them" : $"did you mean {near[0]}?")}");
            return;
        }

        var wrong = found.Arguments.Length == 0 && arguments.Length > 0 ? new WrongArguments("nothing behind it") : found.Run(context, arguments);
        if (wrong is not null)
            context.Say(arguments.Length == 0 ? $"{found.Form}: expected {wrong.Expected}" : $"{found.Form}: expected {wrong.Expected}, not '{FirstLine(arguments)}'");
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();
}

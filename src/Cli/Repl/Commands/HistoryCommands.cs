using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Scripting;

namespace MemDsl.Cli.Repl.Commands;

/// <summary>Moving in the history of the session.</summary>
internal static class HistoryCommands
{
    public static WrongArguments? Undo(LoopContext context, string arguments) => Move(context, arguments, context.Session.Undo, "undone", "undo");

    public static WrongArguments? Redo(LoopContext context, string arguments) => Move(context, arguments, context.Session.Redo, "redone", "redo");

    public static WrongArguments? Show(LoopContext context, string arguments)
    {
        var (states, undone) = (context.Session.States, context.Session.Undone);
        if (states.IsEmpty && undone.IsEmpty) context.Say("nothing was submitted yet");
        var width = Math.Max(2, (states.Length + undone.Length).ToString(CultureInfo.InvariantCulture).Length);
        for (var i = 0; i < states.Length; i++)
            context.Say($"{(i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width + 1)}  {Line(states[i])}");
        for (var i = 0; i < undone.Length; i++)
            context.Say($"{"undone".PadLeft(width + 1)}  {Line(undone[i])}");
        return null;
    }

    public static WrongArguments? Reset(LoopContext context, string arguments)
    {
        context.Session.Reset();
        return null;
    }

    public static WrongArguments? Quit(LoopContext context, string arguments)
    {
        context.IsOver = true;
        return null;
    }

    private static WrongArguments? Move(LoopContext context, string arguments, Func<int, ImmutableArray<ScriptState>> move, string done, string verb)
    {
        var count = 1;
        if (arguments.Length > 0 && (!int.TryParse(arguments, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count == 0))
            return new WrongArguments("a number of statements from 1 on");
        var moved = move(count);
        foreach (var state in moved) context.Say($"{done}: {Line(state)}");
        if (moved.IsEmpty) context.Say($"there is nothing to {verb}");
        else if (moved.Length < count && arguments.Length > 0) context.Say($"there is no more to {verb}");
        return null;
    }

    /// <summary>A statement in one line, and how it ended where that was not well.</summary>
    private static string Line(ScriptState state)
    {
        var text = state.Script.Text!;
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = state.Script.Path != ScriptSession.TypedText ? $":load {state.Script.Path}" : end < 0 ? text : text[..end].TrimEnd() + " …";
        return state.Stop is { } stop ? $"{line}    stopped by {stop.Id}" : line;
    }
}

using System.Collections.Frozen;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>Which chord does what: the keys of readline where it has them.</summary>
internal static class KeyTable
{
    private static readonly FrozenDictionary<Chord, EditorCommand> Commands = new Dictionary<Chord, EditorCommand>
    {
        [new(ConsoleKey.Enter)] = EditorCommand.Enter,
        [Chord.Control(ConsoleKey.M)] = EditorCommand.Enter,
        [Chord.Alt(ConsoleKey.Enter)] = EditorCommand.NewLine,
        [new(ConsoleKey.Enter, ConsoleModifiers.Shift)] = EditorCommand.NewLine,
        [Chord.Control(ConsoleKey.Enter)] = EditorCommand.NewLine,
        [Chord.Control(ConsoleKey.J)] = EditorCommand.NewLine,
        [new(ConsoleKey.Tab)] = EditorCommand.Complete,
        [new(ConsoleKey.Tab, ConsoleModifiers.Shift)] = EditorCommand.CompleteBackwards,
        [new(ConsoleKey.Escape)] = EditorCommand.Escape,
        [Chord.Control(ConsoleKey.D)] = EditorCommand.EndOrDelete,
        [Chord.Control(ConsoleKey.L)] = EditorCommand.ClearScreen,

        [new(ConsoleKey.LeftArrow)] = EditorCommand.Left,
        [Chord.Control(ConsoleKey.B)] = EditorCommand.Left,
        [new(ConsoleKey.RightArrow)] = EditorCommand.Right,
        [Chord.Control(ConsoleKey.F)] = EditorCommand.Right,
        [Chord.Control(ConsoleKey.LeftArrow)] = EditorCommand.WordLeft,
        [Chord.Alt(ConsoleKey.LeftArrow)] = EditorCommand.WordLeft,
        [Chord.Alt(ConsoleKey.B)] = EditorCommand.WordLeft,
        [Chord.Control(ConsoleKey.RightArrow)] = EditorCommand.WordRight,
        [Chord.Alt(ConsoleKey.RightArrow)] = EditorCommand.WordRight,
        [Chord.Alt(ConsoleKey.F)] = EditorCommand.WordRight,
        [new(ConsoleKey.Home)] = EditorCommand.LineStart,
        [Chord.Control(ConsoleKey.A)] = EditorCommand.LineStart,
        [new(ConsoleKey.End)] = EditorCommand.LineEnd,
        [Chord.Control(ConsoleKey.E)] = EditorCommand.LineEnd,
        [Chord.Control(ConsoleKey.Home)] = EditorCommand.TextStart,
        [Chord.Control(ConsoleKey.End)] = EditorCommand.TextEnd,
        [new(ConsoleKey.UpArrow)] = EditorCommand.Up,
        [new(ConsoleKey.DownArrow)] = EditorCommand.Down,

        [new(ConsoleKey.Backspace)] = EditorCommand.DeleteBack,
        [Chord.Control(ConsoleKey.Backspace)] = EditorCommand.DeleteBack,
        [new(ConsoleKey.Delete)] = EditorCommand.Delete,
        [Chord.Alt(ConsoleKey.Backspace)] = EditorCommand.DeleteWordBack,
        [Chord.Control(ConsoleKey.W)] = EditorCommand.DeleteBlankWordBack,
        [Chord.Alt(ConsoleKey.D)] = EditorCommand.DeleteWord,
        [Chord.Control(ConsoleKey.Delete)] = EditorCommand.DeleteWord,
        [Chord.Control(ConsoleKey.K)] = EditorCommand.KillToLineEnd,
        [Chord.Control(ConsoleKey.U)] = EditorCommand.KillToLineStart,
        [Chord.Control(ConsoleKey.Y)] = EditorCommand.Yank,
        [Chord.Control(ConsoleKey.D7)] = EditorCommand.Undo,
        [Chord.Control(ConsoleKey.OemMinus)] = EditorCommand.Undo,

        [Chord.Control(ConsoleKey.P)] = EditorCommand.OlderEntry,
        [Chord.Control(ConsoleKey.UpArrow)] = EditorCommand.OlderEntry,
        [Chord.Control(ConsoleKey.N)] = EditorCommand.NewerEntry,
        [Chord.Control(ConsoleKey.DownArrow)] = EditorCommand.NewerEntry,
        [Chord.Control(ConsoleKey.R)] = EditorCommand.Search,
        [Chord.Control(ConsoleKey.G)] = EditorCommand.StopSearch,
    }.ToFrozenDictionary();

    /// <summary>The chords that do something.</summary>
    public static IEnumerable<Chord> Chords => Commands.Keys;

    /// <summary>Null for a chord that does nothing.</summary>
    public static EditorCommand? Find(Chord chord) => Commands.TryGetValue(chord, out var command) ? command : null;
}

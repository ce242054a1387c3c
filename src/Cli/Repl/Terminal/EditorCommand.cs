namespace MemDsl.Cli.Repl.Terminal;

/// <summary>What a chord can do; <see cref="KeyTable"/> says which chord does it.</summary>
internal enum EditorCommand
{
    Enter,
    NewLine,
    Complete,
    CompleteBackwards,
    Escape,
    EndOrDelete,
    ClearScreen,

    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    Up,
    Down,

    DeleteBack,
    Delete,
    DeleteWordBack,
    DeleteBlankWordBack,
    DeleteWord,
    KillToLineEnd,
    KillToLineStart,
    Yank,
    Undo,

    OlderEntry,
    NewerEntry,
    Search,
    StopSearch,
}

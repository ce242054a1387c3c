using System.Collections.Immutable;
using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>
/// One submission being typed: takes events, gives outcomes, and says what is to be seen. Knows no terminal. What the keys do to the text is in
/// <c>LineEditor.Keys.cs</c>.
/// </summary>
internal sealed partial class LineEditor(IEditorLanguage language, History history)
{
    private static readonly EditorOutcome Editing = new EditorOutcome.Editing();

    private readonly UndoStack _undo = new();
    private EditBuffer _buffer = EditBuffer.Empty;
    private EditorMode _mode = EditorMode.Typing.Instance;
    private string _killed = "";
    private StyledLine? _signature;
    private (string Text, ImmutableArray<StyledSpan> Spans) _classified = ("", []);

    public EditBuffer Buffer => _buffer;

    public EditorMode Mode => _mode;

    public EditorOutcome Handle(TerminalEvent happened)
    {
        var before = _buffer;
        var outcome = happened switch
        {
            TerminalEvent.Typed typed => Type(typed.Text),
            TerminalEvent.Pasted pasted => Paste(pasted.Text),
            TerminalEvent.Pressed pressed => KeyTable.Find(pressed.Chord) is { } command ? Perform(command) : Editing,
            TerminalEvent.Interrupted => new EditorOutcome.Abandoned(),
            TerminalEvent.Resized or TerminalEvent.Resumed => Editing,
            TerminalEvent.Closed => new EditorOutcome.Left(),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, null),
        };
        if (happened is not TerminalEvent.Pressed { Chord: var chord } || KeyTable.Find(chord) is not EditorCommand.Undo)
            _undo.Changed(before, _buffer, (happened as TerminalEvent.Typed)?.Text);
        RefreshSignature();
        return outcome;
    }

    /// <summary>What is to be seen while the text is typed.</summary>
    public EditorView View() => new(_buffer, Classified(), _mode switch
    {
        EditorMode.Searching { Search: var search } => [SearchLine(search)],
        EditorMode.Choosing { Menu: var menu } => menu.Lines(),
        _ when _signature is { } signature => [signature],
        _ => [],
    });

    /// <summary>What stays on the screen when the text is submitted or given up.</summary>
    public EditorView LastView() => new(EditBuffer.AtEnd(_buffer.Text), Classified(), []);

    private static StyledLine SearchLine(HistorySearch search) => new([
        new StyledText(search.IsFailing ? "no older entry has: " : "search: ", search.IsFailing ? Style.Warning : Style.Dim),
        new StyledText(search.Query, Style.Name),
        new StyledText(search.Query.Length == 0 ? "type what to look for" : "   Ctrl+R older, Enter runs, Tab edits, Esc back", Style.Dim)]);

    private EditorOutcome Type(string text)
    {
        if (_mode is EditorMode.Searching { Search: var search })
            return Search(search.WithQuery(search.Query + text, history));
        var hadMenu = _mode is EditorMode.Choosing;
        _mode = EditorMode.Typing.Instance;
        _buffer = Indentation.IsCloser(text) && _buffer.LineStart > 0 && _buffer.BeforeCaretOnLine.IsWhiteSpace()
            ? _buffer.Replace(_buffer.LineStart, _buffer.Caret, Indentation.BeforeCloser(_buffer.Text, _buffer.LineStart, Classified()) + text)
            : _buffer.Insert(text);
        return hadMenu && (char.IsLetterOrDigit(text, 0) || text is "_" or ".") ? Offer(language.Complete(_buffer.Text, _buffer.Caret)) : Editing;
    }

    private EditorOutcome Paste(string text)
    {
        if (_mode is EditorMode.Searching { Search: var search })
            return Search(search.WithQuery(search.Query + text.Split('\n')[0], history));
        _mode = EditorMode.Typing.Instance;

        // The line break behind the last line is how a copied line ends, not a wish for an empty one.
        _buffer = _buffer.Insert(_buffer.IsAtEnd ? text.TrimEnd('\n') : text);
        return Editing;
    }

    private ImmutableArray<StyledSpan> Classified()
    {
        if (_classified.Text != _buffer.Text)
            _classified = (_buffer.Text, language.Classify(_buffer.Text));
        return _classified.Spans;
    }

    /// <summary>The signature appears at a bracket or comma, and goes with the call that it belongs to.</summary>
    private void RefreshSignature()
    {
        var isAsked = _buffer.Caret > 0 && _buffer.Text[_buffer.Caret - 1] is '(' or ',';
        _signature = (isAsked || _signature is not null) && _mode is EditorMode.Typing ? language.Signature(_buffer.Text, _buffer.Caret) : null;
    }
}

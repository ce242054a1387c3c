using System.Diagnostics;

namespace MemDsl.Cli.Repl.Terminal;

internal sealed partial class LineEditor
{
    private EditorOutcome Perform(EditorCommand command) => _mode switch
    {
        EditorMode.Searching { Search: var search } => PerformInSearch(search, command),
        EditorMode.Choosing { Menu: var menu } => PerformInMenu(menu, command),
        _ => PerformInText(command),
    };

    private EditorOutcome PerformInSearch(HistorySearch search, EditorCommand command)
    {
        switch (command)
        {
            case EditorCommand.Search:
                return Search(search.Older(history));
            case EditorCommand.DeleteBack:
                return Search(search.WithQuery(search.Query[..TextBoundaries.Previous(search.Query, search.Query.Length)], history));
            case EditorCommand.Escape or EditorCommand.StopSearch:
                _buffer = search.Origin;
                _mode = EditorMode.Typing.Instance;
                return Editing;
            case EditorCommand.Complete:
                _mode = EditorMode.Typing.Instance;
                return Editing;
            default:
                _mode = EditorMode.Typing.Instance;
                return PerformInText(command);
        }
    }

    private EditorOutcome PerformInMenu(CompletionMenu menu, EditorCommand command)
    {
        switch (command)
        {
            case EditorCommand.Complete or EditorCommand.Down:
                return Choose(menu.Next());
            case EditorCommand.CompleteBackwards or EditorCommand.Up:
                return Choose(menu.Previous());
            case EditorCommand.Enter when menu.Selected >= 0:
                _mode = EditorMode.Typing.Instance;
                return Editing;
            case EditorCommand.Escape or EditorCommand.StopSearch:
                _buffer = menu.Origin;
                _mode = EditorMode.Typing.Instance;
                return Editing;
            case EditorCommand.DeleteBack:
                _mode = EditorMode.Typing.Instance;
                _buffer = _buffer.DeleteTo(_buffer.Left().Caret);
                return Offer(language.Complete(_buffer.Text, _buffer.Caret));
            default:
                _mode = EditorMode.Typing.Instance;
                return PerformInText(command);
        }
    }

    private EditorOutcome PerformInText(EditorCommand command)
    {
        switch (command)
        {
            case EditorCommand.Enter:
                return Enter();
            case EditorCommand.Complete:
                return Complete();
            case EditorCommand.Search:
                return Search(HistorySearch.From(_buffer, history));
            case EditorCommand.EndOrDelete when _buffer.IsEmpty:
                return new EditorOutcome.Left();
            case EditorCommand.ClearScreen:
                return new EditorOutcome.Cleared();
            case EditorCommand.Up when _buffer.IsOnFirstLine || _mode is EditorMode.Walking:
            case EditorCommand.OlderEntry:
                return Walk(Walked.Older(history));
            case EditorCommand.Down when _buffer.IsOnLastLine || _mode is EditorMode.Walking:
            case EditorCommand.NewerEntry:
                return Walk(Walked.Newer(history));
            default:
                _mode = EditorMode.Typing.Instance;
                _buffer = Edited(command);
                return Editing;
        }
    }

    private EditBuffer Edited(EditorCommand command) => command switch
    {
        EditorCommand.NewLine => WithNewLine(),
        EditorCommand.Left => _buffer.Left(),
        EditorCommand.Right => _buffer.Right(),
        EditorCommand.WordLeft => _buffer.MoveTo(TextBoundaries.WordStart(_buffer.Text, _buffer.Caret)),
        EditorCommand.WordRight => _buffer.MoveTo(TextBoundaries.WordEnd(_buffer.Text, _buffer.Caret)),
        EditorCommand.LineStart => _buffer.MoveTo(_buffer.LineStart),
        EditorCommand.LineEnd => _buffer.MoveTo(_buffer.LineEnd),
        EditorCommand.TextStart => _buffer.MoveTo(0),
        EditorCommand.TextEnd => _buffer.MoveTo(_buffer.Text.Length),
        EditorCommand.Up => _buffer.Up(),
        EditorCommand.Down => _buffer.Down(),
        EditorCommand.DeleteBack => DeletedBack(),
        EditorCommand.Delete or EditorCommand.EndOrDelete => _buffer.DeleteTo(_buffer.Right().Caret),
        EditorCommand.DeleteWordBack => Killed(TextBoundaries.WordStart(_buffer.Text, _buffer.Caret)),
        EditorCommand.DeleteBlankWordBack => Killed(TextBoundaries.BlankWordStart(_buffer.Text, _buffer.Caret)),
        EditorCommand.DeleteWord => Killed(TextBoundaries.WordEnd(_buffer.Text, _buffer.Caret)),
        EditorCommand.KillToLineEnd => Killed(_buffer.Caret == _buffer.LineEnd ? _buffer.Right().Caret : _buffer.LineEnd),
        EditorCommand.KillToLineStart => Killed(_buffer.LineStart),
        EditorCommand.Yank => _buffer.Insert(_killed),
        EditorCommand.Undo => _undo.Undo() ?? _buffer,
        EditorCommand.Escape or EditorCommand.StopSearch or EditorCommand.CompleteBackwards => _buffer,
        _ => throw new UnreachableException($"{command} is not an editing command"),
    };

    /// <summary>Submits what is whole; a third empty line submits anyway, so that nobody is caught in an open bracket.</summary>
    private EditorOutcome Enter()
    {
        _mode = EditorMode.Typing.Instance;
        if (string.IsNullOrWhiteSpace(_buffer.Text) || language.IsWhole(_buffer.Text) || (_buffer.IsAtEnd && EndsInEmptyLines()))
            return new EditorOutcome.Submitted(_buffer.Text.TrimEnd());
        _buffer = WithNewLine();
        return Editing;
    }

    private bool EndsInEmptyLines()
    {
        var end = _buffer.Text.AsSpan().TrimEnd().Length;
        return _buffer.Text.AsSpan(end).Count('\n') >= 2;
    }

    private EditBuffer WithNewLine() => _buffer.Insert("\n" + Indentation.At(_buffer.Text, _buffer.Caret, Classified()));

    /// <summary>In the indentation of a line, a step of it.</summary>
    private EditBuffer DeletedBack()
    {
        var before = _buffer.BeforeCaretOnLine;
        return _buffer.LineStart > 0 && before.Length >= Indentation.Step.Length && before.Length % Indentation.Step.Length == 0 && before.IndexOfAnyExcept(' ') < 0
            ? _buffer.DeleteTo(_buffer.Caret - Indentation.Step.Length)
            : _buffer.DeleteTo(_buffer.Left().Caret);
    }

    private EditBuffer Killed(int position)
    {
        if (position != _buffer.Caret)
            _killed = _buffer.Text[Math.Min(position, _buffer.Caret)..Math.Max(position, _buffer.Caret)];
        return _buffer.DeleteTo(position);
    }

    private HistoryWalk Walked => _mode is EditorMode.Walking { Walk: var walk } ? walk : HistoryWalk.From(_buffer, history);

    private EditorOutcome Walk(HistoryWalk? walk)
    {
        if (walk is null)
            return Editing;
        _mode = new EditorMode.Walking(walk);
        _buffer = walk.Shown(history);
        return Editing;
    }

    private EditorOutcome Search(HistorySearch search)
    {
        _mode = new EditorMode.Searching(search);
        _buffer = search.Shown(history);
        return Editing;
    }

    /// <summary>Completes as far as there is no choice, and then offers one. In the indentation of a line it indents.</summary>
    private EditorOutcome Complete()
    {
        _mode = EditorMode.Typing.Instance;
        if (_buffer.Text.Contains('\n') && _buffer.BeforeCaretOnLine.IsWhiteSpace())
        {
            _buffer = _buffer.Insert(Indentation.Step);
            return Editing;
        }

        var offer = language.Complete(_buffer.Text, _buffer.Caret);
        var prefix = offer.CommonPrefix;
        if (offer.Choices.Length == 1 || prefix.AsSpan().StartsWith(_buffer.Text.AsSpan(offer.Start, offer.End - offer.Start), StringComparison.OrdinalIgnoreCase))
        {
            _buffer = _buffer.Replace(offer.Start, offer.End, prefix);
            offer = offer with { End = _buffer.Caret };
        }

        return offer.Choices.Length > 1 ? Offer(offer) : Editing;
    }

    private EditorOutcome Offer(CompletionChoices offer)
    {
        _mode = offer.Choices.IsEmpty ? EditorMode.Typing.Instance : new EditorMode.Choosing(new CompletionMenu(_buffer, offer, -1));
        return Editing;
    }

    /// <summary>Takes the choice for the moment; for good when there is no other.</summary>
    private EditorOutcome Choose(CompletionMenu menu)
    {
        _mode = menu.Offer.Choices.Length == 1 ? EditorMode.Typing.Instance : new EditorMode.Choosing(menu);
        _buffer = menu.Shown;
        return Editing;
    }
}

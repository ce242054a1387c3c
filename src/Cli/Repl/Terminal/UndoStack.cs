namespace MemDsl.Cli.Repl.Terminal;

/// <summary>Earlier states of the buffer. Characters typed one after another, up to a blank, are one step.</summary>
internal sealed class UndoStack
{
    private readonly Stack<EditBuffer> _earlier = [];
    private bool _isTyping;

    /// <summary>Notes a change from one buffer to another.</summary>
    /// <param name="before">What stood there.</param>
    /// <param name="after">What stands there now.</param>
    /// <param name="typed">The character that made the change; null when something else did.</param>
    public void Changed(EditBuffer before, EditBuffer after, string? typed)
    {
        if (before.Text == after.Text)
        {
            _isTyping &= before.Caret == after.Caret;
            return;
        }

        if (!_isTyping || typed is null)
            _earlier.Push(before);
        _isTyping = typed is not (null or " ");
    }

    /// <summary>The buffer before the latest change; null when there was none.</summary>
    public EditBuffer? Undo()
    {
        _isTyping = false;
        return _earlier.TryPop(out var buffer) ? buffer : null;
    }
}

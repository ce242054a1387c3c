using MemDsl.Scripting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>Submissions typed in the editor, at the process's own terminal.</summary>
internal sealed class TerminalReader : ISubmissionReader, IDisposable
{
    private readonly ConsoleEvents _events = new();
    private readonly TerminalScreen _screen;
    private readonly HistoryFile? _file;
    private readonly History _history;

    /// <param name="output">The terminal.</param>
    /// <param name="hasColors">Whether styles are shown.</param>
    /// <param name="file">Where the history of earlier sessions is; null to neither read nor write one.</param>
    public TerminalReader(TextWriter output, bool hasColors, HistoryFile? file)
    {
        _screen = new TerminalScreen(output, hasColors);
        _file = file;
        _history = new History(file?.Load() ?? []);
    }

    public string? Read(ScriptSession session)
    {
        while (true)
        {
            if (ReadOne(new LineEditor(new SessionLanguage(session), _history)) is not { } text)
                return null;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (_history.Add(text))
                _file?.Append(text);
            return SubmissionText.IsCommand(text) ? text.Trim() : text;
        }
    }

    /// <summary>Ctrl+C at the prompt.</summary>
    public void Interrupt() => _events.Add(new TerminalEvent.Interrupted());

    public void Dispose() => _events.Dispose();

    /// <summary>The text of one submission, empty when it was given up; null when the user leaves.</summary>
    private string? ReadOne(LineEditor editor)
    {
        _events.Drain();
        _screen.Begin();
        while (true)
        {
            Draw(editor.View());
            var happened = _events.Next();
            if (happened is TerminalEvent.Resumed)
                _screen.Forget();
            switch (editor.Handle(happened))
            {
                case EditorOutcome.Submitted { Text: var text }:
                    End(editor, "");
                    return text;
                case EditorOutcome.Abandoned:
                    End(editor, "^C");
                    return "";
                case EditorOutcome.Left:
                    End(editor, "");
                    return null;
                case EditorOutcome.Cleared:
                    _screen.Clear();
                    break;
            }
        }
    }

    /// <summary>Leaves the text where it stands; of one that is higher than the terminal all rows, for scrolling back.</summary>
    private void End(LineEditor editor, string words)
    {
        _screen.Draw(ScreenLayout.Of(editor.LastView(), Width), Width);
        _screen.End(words);
    }

    private void Draw(EditorView view) => _screen.Draw(ScreenLayout.Of(view, Width).Within(Height), Width);

    /// <summary>A line to a terminal that does not say its size is one of 80 columns.</summary>
    private static int Width => Console.WindowWidth is > 1 and var columns ? columns : 80;

    private static int Height => Console.WindowHeight is > 1 and var rows ? rows : 24;
}

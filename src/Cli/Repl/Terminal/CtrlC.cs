namespace MemDsl.Cli.Repl.Terminal;

/// <summary>
/// What Ctrl+C means: at the prompt, that the text is given up; while a statement runs, that it shall stop; again within a second, while it does not, that the program ends.
/// </summary>
/// <param name="atPrompt">Told of it when no statement runs.</param>
/// <param name="say">Writes a line to the user, while the statement runs.</param>
/// <param name="leave">Ends the process with a status.</param>
/// <param name="time">Measures the second.</param>
internal sealed class CtrlC(Action atPrompt, Action<string> say, Action<int> leave, TimeProvider time) : IInterruption, IDisposable
{
    /// <summary>The status of a process that SIGINT ended, as shells give it: 128 + 2.</summary>
    public const int Status = 130;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;
    private long _pressed;

    public CancellationToken Begin()
    {
        lock (_lock)
        {
            _running = new CancellationTokenSource();
            return _running.Token;
        }
    }

    public void End() => Dispose();

    public void Dispose()
    {
        lock (_lock)
        {
            _running?.Dispose();
            _running = null;
        }
    }

    /// <summary>The key was pressed; on whatever thread that is told.</summary>
    public void Press()
    {
        lock (_lock)
        {
            if (_running is null)
            {
                atPrompt();
            }
            else if (_running.IsCancellationRequested && time.GetElapsedTime(_pressed) <= Patience)
            {
                leave(Status);
            }
            else
            {
                say(_running.IsCancellationRequested ? "the statement does not answer; Ctrl+C twice within a second ends mem" : "^C");
                _pressed = time.GetTimestamp();
                _running.Cancel();
            }
        }
    }
}

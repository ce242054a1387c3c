using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>
/// The events of the process's own terminal, one after another whatever thread they come from. A thread waits for a key only while somebody waits for an event, so
/// a statement that runs has the terminal to itself.
/// </summary>
internal sealed class ConsoleEvents : IDisposable
{
    private readonly BlockingCollection<TerminalEvent> _events = [];
    private readonly SemaphoreSlim _wanted = new(0);
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly KeyDecoder _decoder = new(() => Console.ReadKey(intercept: true), () => Console.KeyAvailable);
    private bool _isReading;

    public ConsoleEvents()
    {
        if (!OperatingSystem.IsWindows())
        {
            _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Add(new TerminalEvent.Resized())));
            _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Add(new TerminalEvent.Resumed())));
        }

        // Asking for a key sets the terminal up: what is typed from now on is neither echoed nor held back until its line ends.
        _ = Console.KeyAvailable;
        new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
    }

    /// <summary>Waits for the next event.</summary>
    public TerminalEvent Next()
    {
        if (!_isReading && _events.Count == 0)
        {
            _isReading = true;
            _wanted.Release();
        }

        var next = _events.Take();
        if (next is not (TerminalEvent.Interrupted or TerminalEvent.Resized or TerminalEvent.Resumed))
            _isReading = false;
        return next;
    }

    /// <summary>Adds an event that is not of the keyboard.</summary>
    public void Add(TerminalEvent happened)
    {
        try
        {
            _events.Add(happened);
        }
        catch (Exception late) when (late is ObjectDisposedException or InvalidOperationException)
        {
            // The session is over.
        }
    }

    /// <summary>Forgets new sizes and the like of the time when nobody waited.</summary>
    public void Drain()
    {
        while (!_isReading && _events.TryTake(out _))
        {
        }
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _events.CompleteAdding();
    }

    private void ReadKeys()
    {
        while (true)
        {
            _wanted.Wait();
            TerminalEvent? read = null;
            while (read is null)
                read = Read();
            Add(read);
            if (read is TerminalEvent.Closed)
                return;
        }
    }

    private TerminalEvent? Read()
    {
        try
        {
            return _decoder.Next();
        }
        catch (Exception gone) when (gone is InvalidOperationException or IOException)
        {
            return new TerminalEvent.Closed();
        }
    }
}

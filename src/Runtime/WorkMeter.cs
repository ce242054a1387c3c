using System.Runtime.CompilerServices;

namespace MemDsl.Runtime;

/// <summary>
/// Counts what a machine does, in pages: one for each page that a fault, a system call or an access had to deal with. A call may ask for a
/// terabyte; who runs the machine can look on while it is served.
/// </summary>
public sealed class WorkMeter
{
    /// <summary>What any system call counts for.</summary>
    internal const int SystemCall = 32;

    /// <summary>What making or replacing an address space counts for.</summary>
    internal const int AddressSpace = 2048;

    private const long Interval = 1 << 14;

    private long _nextReport = long.MaxValue;
    private IWorkWatcher? _watcher;

    /// <summary>Pages dealt with since the machine was made.</summary>
    public long Done { get; private set; }

    /// <summary>Is told every 16384 pages; null when nobody looks on.</summary>
    public IWorkWatcher? Watcher
    {
        get => _watcher;
        set
        {
            _watcher = value;
            _nextReport = value is null ? long.MaxValue : Done + Interval;
        }
    }

    /// <summary>Counts pages that were, or are about to be, dealt with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long pages)
    {
        Done += pages;
        if (Done >= _nextReport) Report();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Report()
    {
        _nextReport = Done + Interval;
        _watcher!.OnWork(Done);
    }
}

/// <summary>Looks on while a machine works.</summary>
public interface IWorkWatcher
{
    /// <summary>
    /// Called in the middle of an operation. May end it with an exception, as a cancellation would; the machine is then of no further use.
    /// </summary>
    /// <param name="done"><see cref="WorkMeter.Done"/>.</param>
    void OnWork(long done);
}

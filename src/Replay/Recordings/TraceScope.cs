using MemDsl.Runtime.Primitives;

namespace MemDsl.Replay.Recordings;

/// <summary>
/// What a trace shows of itself only when it is read to its end. Recorders before the fields <c>ram</c> and <c>swap</c> did not say how the machine was built,
/// and a <c>range</c> line, which limits the pages that are looked at from there on, leaves nothing but a gap in the numbers.
/// </summary>
public sealed class TraceScope
{
    private readonly List<(ulong Start, ulong End, int From)> _pages = [];
    private int _firstGap = int.MaxValue;
    private int _lastGap;

    /// <summary>A scope in which everything is looked at.</summary>
    public static TraceScope Everything { get; } = new();

    /// <summary>Whether pages were in swap, or swap areas were taken into use or out of it.</summary>
    public bool UsesSwap { get; private set; }

    /// <summary>
    /// The slot that the first page went to; 0 if none did. A disk that was in use before the recording began goes on where its last slot was taken.
    /// </summary>
    public ulong FirstSlot { get; private set; }

    /// <summary>
    /// Pages of [vdso] that programs other than the recorded ones had in use, as smaps shows when one process maps all of them; null if it never did.
    /// </summary>
    public int? SharedVdsoPages { get; private set; }

    /// <summary>Reads a trace to its end.</summary>
    public static TraceScope Of(TraceReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var scope = new TraceScope();
        int last = 0;
        while (reader.Next() is { } operation)
        {
            if (operation.Number != last + 1)
            {
                scope._firstGap = Math.Min(scope._firstGap, operation.Number);
                scope._lastGap = operation.Number;
            }

            last = operation.Number;
            foreach (var (_, process) in operation.Processes ?? []) scope.Add(process, operation.Number);
            if (operation.Processes is [{ Value: var only }]) scope.AddShared(only);
        }

        scope._pages.Sort();
        return scope;
    }

    /// <summary>
    /// Whether the recorder looked at the pages of an area after an operation: always before the first gap. After it, where it ever found some, from the last
    /// gap before that on. An area without pages shows no difference either way.
    /// </summary>
    public bool Covers(int operation, ulong start, ulong end)
    {
        if (operation < _firstGap) return true;
        int at = _pages.BinarySearch((end - 1, ulong.MaxValue, int.MaxValue));
        for (at = at < 0 ? ~at - 1 : at; at >= 0; at--)
        {
            if (_pages[at].End > start && operation >= _pages[at].From) return true;
            if (_pages[at].Start + Longest < start) return false;
        }

        return false;
    }

    /// <summary>The length of the longest range of pages.</summary>
    private ulong Longest { get; set; }

    private void AddShared(RecordedProcess process)
    {
        foreach (var area in process.Areas)
        {
            if (area.Name != "[vdso]" || area.Usage is not { } usage || (ulong)usage.Figures[(int)UsageField.Rss] << 10 != area.End - area.Start) continue;
            SharedVdsoPages ??= usage.Figures[(int)UsageField.SharedClean] >> 2;
        }
    }

    private void Add(RecordedProcess process, int operation)
    {
        ulong lowest = ulong.MaxValue;
        UsesSwap |= process.Status is { } status && status[StatusField.VmSwap] != 0;
        foreach (var run in process.Pages ?? [])
        {
            if (run.Traits == PageTraits.Swapped) lowest = Math.Min(lowest, (ulong)run.FirstFrame);
            if (operation < _firstGap || run.Count == 0) continue;
            ulong length = (ulong)run.Count << PageSize.Shift;
            var range = (run.Address, run.Address + length, _lastGap);
            Longest = Math.Max(Longest, length);
            if (_pages.Count == 0 || _pages[^1] != range) _pages.Add(range);
        }

        if (lowest == ulong.MaxValue) return;
        UsesSwap = true;
        if (FirstSlot == 0) FirstSlot = lowest;
    }
}

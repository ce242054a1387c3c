using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Guard markers (<c>mm/madvise.c</c> madvise_guard_install).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>MADV_GUARD_INSTALL: drops the pages of the range and puts guard markers in their place; false when a table could not be had.</summary>
    public bool InstallGuards(VirtualRange range)
    {
        Zap(range);
        var marker = PteMarkers.GuardEntry(Mode);
        for (var at = range.Start; at < range.End;)
        {
            if (!_tables.TryEnsureRun(at, range.End, out var run)) return false;
            var entries = _tables.Entries(run);
            for (int i = 0; i < entries.Length; i++) entries[i] = marker;
            at = run.End;
        }

        return true;
    }

    /// <summary>MADV_DONTNEED: drops the pages between guard markers, which outlive it.</summary>
    public void ZapBetweenGuards(VirtualRange range)
    {
        var from = range.Start;
        var cursor = range.Start;
        while (_tables.TryNextRun(ref cursor, range.End, out var run))
        {
            for (int i = 0; i < run.Count; i++)
            {
                if (!PteMarkers.IsGuard(_tables.PeekEntries(run)[i], Mode)) continue;
                var guard = run.AddressOf(i);
                if (guard > from) Zap(VirtualRange.FromBounds(from, guard));
                from = guard + PageSize.Bytes;
            }
        }

        if (from < range.End) Zap(VirtualRange.FromBounds(from, range.End));
    }

    /// <summary>MADV_GUARD_REMOVE: clears the guard markers of the range and nothing else.</summary>
    public void RemoveGuards(VirtualRange range)
    {
        var cursor = range.Start;
        while (_tables.TryNextRun(ref cursor, range.End, out var run))
        {
            int used = _tables.PeekEntries(run).NextUsed(0);
            if (used < 0) continue;
            var entries = _tables.Entries(run);
            for (int i = used; i < entries.Length; i++)
            {
                if (PteMarkers.IsGuard(entries[i], Mode)) entries[i] = PageTableEntry.None;
            }
        }
    }
}

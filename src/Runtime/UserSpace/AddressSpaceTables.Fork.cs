using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Sharing pages with a child (<c>mm/memory.c</c> copy_page_range).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// Copies the entries of an area into the child's tables. In copy-on-write areas both sides lose the write bit and the pages their
    /// exclusive mark; the child's entries are young for no one. The child gets each table that the parent has there, even an empty one.
    /// False when a table could not be had; the caller then ends the child.
    /// The caller flushes once with <see cref="FlushAll"/> when all areas are copied.
    /// </summary>
    internal bool CopyTo(AddressSpaceTables child, VmArea area, ref ulong pages)
    {
        bool copyOnWrite = area.IsCopyOnWrite;
        var toClear = EntryBits.Accessed | (area.IsShared ? EntryBits.Dirty : EntryBits.None);
        if (!child._tables.TryMakeLike(_tables, area.Start, area.End)) return false;
        var cursor = area.Start;
        while (_tables.TryNextRun(ref cursor, area.End, out var run))
        {
            int used = _tables.PeekEntries(run).NextUsed(0);
            if (used < 0) continue;
            if (!child._tables.TryEnsureRun(run.Start, run.End, out var into)) return false;
            _kernel.Work.Add((run.Count >> 4) + 1);
            pages += CopyRun(_tables.Entries(run), child._tables.Entries(into), used, copyOnWrite, toClear, child._mm.Rss);
        }

        return true;
    }

    /// <summary>copy_pte_range for one leaf table.</summary>
    private ulong CopyRun(EntrySpan source, EntrySpan target, int from, bool copyOnWrite, EntryBits toClear, RssCounters rss)
    {
        ulong pages = 0;
        ulong anon = 0;
        ulong file = 0;
        ulong shmem = 0;
        uint chunk = uint.MaxValue;
        Span<Frame> frames = default;
        for (int i = from; i < source.Length; i++)
        {
            var entry = source[i];
            if (entry.IsNone) continue;
            if (!entry.HasFrame)
            {
                target[i] = entry;
                continue;
            }

            if (copyOnWrite && entry.IsWritable)
            {
                entry = entry.WriteProtected();
                source[i] = entry;
            }

            target[i] = entry.Without(toClear);
            pages++;
            if (entry.IsSpecial) continue;
            var pfn = entry.Frame;
            if (pfn.Value >> 9 != chunk)
            {
                chunk = pfn.Value >> 9;
                frames = _memory.FramesAround(pfn);
            }

            ref var frame = ref frames[(int)(pfn.Value & 511)];
            frame.RefCount++;
            frame.MapCount++;
            if (frame.IsAnon)
            {
                frame.Flags &= ~FrameFlags.AnonExclusive;
                anon++;
            }
            else if ((frame.Flags & FrameFlags.SwapBacked) != 0) shmem++;
            else file++;
        }

        rss.Anon += anon;
        rss.File += file;
        rss.Shmem += shmem;
        return pages;
    }
}

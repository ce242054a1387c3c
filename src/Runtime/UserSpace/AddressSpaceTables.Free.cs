using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Giving pages up without taking them out (<c>mm/madvise.c</c> madvise_free_pte_range).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// MADV_FREE: the anonymous pages of the range are clean and old, and reclaim may drop them unless a store makes them dirty again.
    /// A page whose dirt is kept in its frame is left alone while others map it, since the dirt may be theirs.
    /// </summary>
    public void MarkLazyFree(VirtualRange range)
    {
        NoteHighWater();
        var cursor = range.Start;
        while (_tables.TryNextRun(ref cursor, range.End, out var run))
        {
            int used = _tables.PeekEntries(run).NextUsed(0);
            if (used < 0) continue;
            var entries = _tables.Entries(run);
            bool hasChanged = false;
            for (int i = used; i < entries.Length; i++)
            {
                var entry = entries[i];
                if (!entry.HasFrame || entry.IsSpecial) continue;
                ref var frame = ref _memory.Frame(entry.Frame);
                if ((frame.Flags & FrameFlags.Dirty) != 0)
                {
                    if (frame.MapCount != 1) continue;
                    frame.Flags &= ~FrameFlags.Dirty;
                }

                hasChanged |= entry.IsAccessed || entry.IsDirty;
                entries[i] = entry.Without(EntryBits.Accessed | EntryBits.Dirty);

                // folio_mark_lazyfree: private anonymous pages only; those of a file stay what they are.
                if (frame.IsAnon) _kernel.Lru.Change(entry.Frame, FrameFlags.SwapBacked | FrameFlags.Active | FrameFlags.Referenced, FrameFlags.None);
            }

            if (hasChanged) FlushTlb(run.Start, run.End);
        }
    }
}

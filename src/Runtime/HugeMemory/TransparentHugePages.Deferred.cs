using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.HugeMemory;

/// <content>The deferred list as a shrinker (<c>mm/huge_memory.c</c> deferred_split_scan, <c>mm/shrinker.c</c> do_shrink_slab).</content>
public sealed partial class TransparentHugePages
{
    /// <summary>SHRINK_BATCH.</summary>
    private const int Batch = 128;

    /// <summary>nr_deferred: huge pages that earlier passes owed a look.</summary>
    private int _owed;

    /// <summary>
    /// One pass of reclaim at a priority: takes apart huge pages that are mapped in part, the oldest first, so that the rest of them becomes free. How many it
    /// looks at grows as the priority falls; a short list is looked at as a whole or not at all.
    /// </summary>
    internal void ShrinkDeferred(int priority)
    {
        if (DeferredCount == 0) return;

        // DEFAULT_SEEKS is 2: delta = (freeable >> priority) * 4 / 2.
        int scan = Math.Min((_owed >> priority) + ((DeferredCount >> priority) * 2), DeferredCount * 2);
        int next = Math.Min(_owed + ((DeferredCount >> priority) * 2), DeferredCount * 2);
        int freeable = DeferredCount;
        int looked = 0;
        while (scan >= Batch || (scan > 0 && scan >= freeable))
        {
            int part = Math.Min(Batch, scan);
            SplitDeferred(part);
            looked += part;
            scan -= part;
        }

        _owed = Math.Max(0, next - looked);
    }

    /// <summary>
    /// deferred_split_scan. Pages that are mapped as a whole are no longer on the list afterwards: with max_ptes_none at its default none counts as
    /// underused.
    /// </summary>
    private void SplitDeferred(int count)
    {
        for (; count > 0 && _deferredFirst != 0; count--)
        {
            var head = new PageFrameNumber(_deferredFirst);
            Undefer(head);
            var folio = new LargeFolio(_kernel.Memory, head);
            if (folio.IsPartiallyMapped && !TrySplit(head)) Defer(head);
        }
    }
}

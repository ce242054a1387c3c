using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Pages that an area's lock keeps in memory (<c>mm/mlock.c</c> mlock_pte_range).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>The pages that are there go to the unevictable list, or leave it; the area has its new flags already.</summary>
    internal void MovePagesOfLock(VirtualRange range, bool locked)
    {
        var cursor = range.Start;
        while (_tables.TryNextRun(ref cursor, range.End, out var run))
        {
            var entries = _tables.PeekEntries(run);
            for (int i = Math.Max(entries.NextUsed(0), 0); i < entries.Length; i++)
            {
                var entry = entries[i];
                if (!entry.IsPresent || entry.IsSpecial) continue;
                if (locked) _kernel.Reclaim.Locked.Mlock(entry.Frame);
                else _kernel.Reclaim.Locked.Munlock(entry.Frame);
            }
        }
    }
}

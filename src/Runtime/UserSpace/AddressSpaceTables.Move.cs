using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Moving pages to other addresses (<c>mm/mremap.c</c> move_page_tables).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// Moves the entries of <paramref name="from"/> to <paramref name="to"/>, where none may be; frames, marks and counters stay as they are.
    /// A leaf table at the old place gives one at the new, even where it holds no entry of the range.
    /// False when a table for the new place could not be had; what was moved is then moved back.
    /// </summary>
    public bool Move(VirtualRange from, VirtualAddress to)
    {
        if (MoveEntries(from, to, out var stopped)) return true;
        var back = new VirtualRange(to, stopped - from.Start);
        if (!MoveEntries(back, from.Start, out _)) throw new InvalidOperationException("the tables that the pages came from are gone");
        return false;
    }

    private bool MoveEntries(VirtualRange from, VirtualAddress to, out VirtualAddress stopped)
    {
        var cursor = from.Start;
        ulong moved = 0;
        stopped = from.End;
        while (_tables.TryNextRun(ref cursor, from.End, out var run))
        {
            for (int i = 0; i < run.Count;)
            {
                var target = to + (run.AddressOf(i) - from.Start);
                if (!_tables.TryEnsureRun(target, target + ((ulong)(run.Count - i) << PageSize.Shift), out var into))
                {
                    stopped = run.AddressOf(i);
                    break;
                }

                moved += MoveRun(run, i, into);
                i += into.Count;
            }

            if (stopped != from.End) break;
        }

        if (moved != 0) FlushTlb(from.Start, from.End);
        return stopped == from.End;
    }

    private ulong MoveRun(LeafRun run, int first, LeafRun into)
    {
        ulong moved = 0;
        var source = _tables.Entries(run);
        var target = _tables.Entries(into);
        for (int i = 0; i < into.Count; i++)
        {
            var entry = source[first + i];
            if (entry.IsNone) continue;
            if (!target[i].IsNone) throw new InvalidOperationException($"an entry is in the way at {into.AddressOf(i)}");
            target[i] = entry;
            source[first + i] = PageTableEntry.None;
            moved++;
        }

        return moved;
    }
}

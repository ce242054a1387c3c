using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Moving pages to other addresses (<c>mm/mremap.c</c> move_page_tables).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// Moves the entries of <paramref name="from"/> to <paramref name="to"/>, where none may be; frames, marks and counters stay as they are.
    /// A leaf table at the old place gives one at the new, even where it holds no entry of the range; where the range takes in all of its addresses
    /// and the new ones begin a table too, the table itself moves.
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
        stopped = from.Start;
        if (!_tables.TryMakeForMove(from, to)) return false;
        stopped = from.End;
        while (_tables.TryNextLeaves(ref cursor, from.End, out var run))
        {
            if (run.IsHuge)
            {
                var target = to + (run.Start - from.Start);
                if (run.Count == LargeFolio.Pages && (target.Value & HugeMask) == 0 && _tables.TryMoveHuge(run.HugePlace, target))
                {
                    moved += (ulong)run.Count;
                    continue;
                }

                run = SplitHuge(run);
            }

            if (FillsTable(run, to + (run.Start - from.Start)))
            {
                var target = to + (run.Start - from.Start);
                if (!_tables.TryEnsureUpper(target))
                {
                    stopped = run.Start;
                    break;
                }

                if (_tables.TryMoveLeafTable(run.Start, target))
                {
                    moved += (ulong)run.Count;
                    continue;
                }
            }

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

    /// <summary>Whether a run is a whole leaf table and would be one at the new place.</summary>
    private bool FillsTable(LeafRun run, VirtualAddress target) =>
        run.Count == Mode.Leaf.EntryCount && (target.Value & (Mode.Leaf.TableSpan - 1)) == 0;

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

using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <content>Making and freeing the tables themselves.</content>
public sealed partial class PageTables
{
    /// <summary>
    /// free_pgd_range (<c>mm/memory.c</c>): frees each table that covers part of the range and whose whole span lies in
    /// <c>[floor, ceiling)</c>, the end of the area below and the start of the one above; a ceiling of 0 is none. The entries must be
    /// cleared already. The top table stays.
    /// </summary>
    public void FreeTables(VirtualRange range, VirtualAddress floor, VirtualAddress ceiling)
    {
        if (range.IsEmpty) return;
        _lastLeaf = PageFrameNumber.None;
        FreeBelow(Root, 0, range.Start.Value, range.Start.Value + (range.Length - 1), floor.Value, unchecked(ceiling.Value - 1));
    }

    /// <summary>
    /// move_normal_pmd (<c>mm/mremap.c</c>): hangs a whole leaf table where the entries of other addresses are. Both addresses begin a leaf table's span, and
    /// the tables above them exist. False, and nothing is changed, when the new place has a leaf table already.
    /// </summary>
    public bool TryMoveLeafTable(VirtualAddress from, VirtualAddress to)
    {
        var parent = Mode.Levels.Count - 2;
        if (!TryMakeTables(from, parent, out var source) || !TryMakeTables(to, parent, out var target))
            throw new InvalidOperationException($"the tables above {from} or {to} are missing");
        var (first, second) = (Mode.Levels[parent].IndexOf(from.Value), Mode.Levels[parent].IndexOf(to.Value));
        if (ReadEntry(target, second) != 0) return false;
        var leaf = new PageTableEntry(ReadEntry(source, first)).Frame;
        WriteEntry(source, first, 0);
        WriteEntry(target, second, UpperEntry(leaf, parent).Raw);
        _lastLeaf = PageFrameNumber.None;
        _memory.NoteTableTakenOut();
        return true;
    }

    /// <summary>pgd_free: gives the top table back, and all that still hang from it. The object is of no use afterwards.</summary>
    public void Free()
    {
        _lastLeaf = PageFrameNumber.None;
        FreeBelow(Root, 0, 0, ulong.MaxValue, 0, ulong.MaxValue);
        FreeTable(Root, 0, 0);
    }

    /// <summary>All bounds are the last address included, so that the top of the 64-bit space needs no case of its own.</summary>
    private void FreeBelow(PageFrameNumber table, int level, ulong first, ulong last, ulong floor, ulong ceilingLast)
    {
        if (level == Mode.Levels.Count - 1) return;
        var geometry = Mode.Levels[level];
        var tableBase = level == 0 ? 0 : first & ~(geometry.TableSpan - 1);
        var end = level == 0 ? TopIndex(last) : geometry.IndexOf(last);
        for (var index = NextUsed(table, level == 0 ? TopIndex(first) : geometry.IndexOf(first), end); index >= 0; index = NextUsed(table, index + 1, end))
        {
            var entry = new PageTableEntry(ReadEntry(table, index));
            if (!entry.IsPresent || (geometry.MayBeLeaf && entry.IsLarge)) continue;
            var spanFirst = level == 0 ? TopAddress(index) : tableBase + ((ulong)index << geometry.Shift);
            var spanLast = spanFirst + (geometry.EntrySpan - 1);
            FreeBelow(entry.Frame, level + 1, Math.Max(first, spanFirst), Math.Min(last, spanLast), floor, ceilingLast);
            if (spanFirst < floor || spanLast > ceilingLast) continue;
            WriteEntry(table, index, 0);
            FreeTable(entry.Frame, level + 1, spanFirst);
        }
    }

    /// <summary>Index of the next entry that is not all zero, up to <paramref name="last"/>, or −1.</summary>
    private int NextUsed(PageFrameNumber table, int from, int last) => from > last
        ? -1
        : new ReadOnlyEntrySpan(_memory.ReadTable(table), Mode.EntrySize, 0, last + 1).NextUsed(from);

    private int TopIndex(ulong address) => Mode.IsCanonical(address) ? Mode.Top.IndexOf(address) : Mode.Top.EntryCount - 1;

    /// <summary>The first address that an entry of the top table covers, sign-extended where the mode says so.</summary>
    private ulong TopAddress(int index)
    {
        var address = (ulong)index << Mode.Top.Shift;
        var unused = 64 - Mode.VirtualBits;
        return Mode.SignExtends ? (ulong)((long)(address << unused) >> unused) : address;
    }

    private bool TryMakePath(VirtualAddress address, out EntryPlace place)
    {
        place = default;
        if (!TryMakeTables(address, Mode.Levels.Count - 1, out var table)) return false;
        Remember(address, table);
        place = new EntryPlace(table, Mode.Leaf.IndexOf(address.Value));
        return true;
    }

    /// <summary>Makes the tables that are missing from the top down to a level, and gives that level's.</summary>
    private bool TryMakeTables(VirtualAddress address, int lastLevel, out PageFrameNumber table)
    {
        var levels = Mode.Levels;
        table = Root;
        for (var level = 0; level < lastLevel; level++)
        {
            var index = levels[level].IndexOf(address.Value);
            var entry = new PageTableEntry(ReadEntry(table, index));
            if (entry.IsNone)
            {
                if (!TryMakeTableAt(table, level, index, address.Value & ~(levels[level].EntrySpan - 1), out entry)) return false;
            }
            else if (!entry.IsPresent || (levels[level].MayBeLeaf && entry.IsLarge))
            {
                throw new InvalidOperationException($"a large leaf covers {address}; it has no leaf table");
            }

            table = entry.Frame;
        }

        return true;
    }

    /// <summary>Makes a table below an entry that is empty, and puts it there.</summary>
    private bool TryMakeTableAt(PageFrameNumber above, int level, int index, ulong address, out PageTableEntry entry)
    {
        entry = PageTableEntry.None;
        if (!TryMakeTable(_memory, _buddy, _events, address, level + 1, out var made)) return false;
        _tableCounts[level + 1]++;
        entry = UpperEntry(made, level);
        WriteEntry(above, index, entry.Raw);
        return true;
    }

    /// <summary>_PAGE_TABLE, except that the top entries of PAE have only P and the frame; their other bits are reserved.</summary>
    private PageTableEntry UpperEntry(PageFrameNumber table, int level) =>
        Mode.TopHasOnlyPresent && level == 0 ? PageTableEntry.For(table, EntryBits.Present) : PageTableEntry.ForTable(table);

    private static bool TryMakeTable(
        PhysicalMemory memory, BuddyAllocator buddy, EventSource events, ulong address, int level, out PageFrameNumber table)
    {
        var gfp = level == 0 ? GfpFlags.GFP_KERNEL | GfpFlags.Zero : GfpFlags.GFP_PGTABLE_USER;
        if (!buddy.TryAlloc(0, gfp, out table)) return false;
        ref var frame = ref memory.Frame(table);
        frame.Type = FrameType.PageTable;
        frame.Index = (ulong)level;
        events.Emit(EventKind.TableAlloc, address, (ulong)level, table.Value);
        return true;
    }

    private void FreeTable(PageFrameNumber table, int level, ulong address)
    {
        _events.Emit(EventKind.TableFree, address, (ulong)level, table.Value);
        _memory.NoteTableTakenOut();
        _tableCounts[level]--;
        _buddy.Free(table, 0);
    }
}

using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <content>
/// Huge leaves: entries of the level above the leaf tables (PMDs) that map 2 MiB at once. For each, a leaf table is kept in reserve
/// (pgtable_trans_huge_deposit, <c>mm/pgtable-generic.c</c>), so that the leaf can be split into small entries without an allocation. The reserve
/// hangs in a ring from the frame of the table above, and counts as a table in use.
/// </content>
public sealed partial class PageTables
{
    /// <summary>How many huge leaves there are. Who has none to fear need not look for them.</summary>
    public int HugeLeaves { get; private set; }

    /// <summary>The level whose entries are huge leaves or lead to leaf tables.</summary>
    private int HugeLevel => Mode.Levels.Count - 2;

    /// <summary>As <see cref="TryNextRun"/>, with huge leaves, whose runs say so.</summary>
    public bool TryNextLeaves(ref VirtualAddress cursor, VirtualAddress end, out LeafRun run)
    {
        while (cursor < end)
        {
            if (TryFindTable(cursor, out var table, out var level))
            {
                run = RunIn(table, cursor, end);
                cursor = run.End;
                return true;
            }

            if (HugeLeaves != 0 && level == HugeLevel && IsHugeLeaf(table, cursor))
            {
                var start = cursor.RoundDown();
                var stop = NextEntry(cursor, Mode.Levels[level]);
                if (stop > end) stop = end.RoundUp();
                run = new LeafRun(start, table, Mode.Levels[level].IndexOf(cursor.Value), (int)((stop - start) >> PageSize.Shift), IsHuge: true);
                cursor = stop;
                return true;
            }

            cursor = NextEntry(cursor, Mode.Levels[level]);
        }

        run = default;
        return false;
    }

    /// <summary>Whether a huge leaf maps the address, and where its entry stands.</summary>
    public bool TryFindHuge(VirtualAddress address, out EntryPlace place)
    {
        place = default;
        if (HugeLeaves == 0 || TryFindTable(address, out var table, out var level) || level != HugeLevel || !IsHugeLeaf(table, address)) return false;
        place = new EntryPlace(table, Mode.Levels[level].IndexOf(address.Value));
        return true;
    }

    /// <summary>As <see cref="Read(VirtualAddress)"/>, and the part of a huge leaf still says that it is large.</summary>
    public PageTableEntry ReadLeaf(VirtualAddress address) =>
        TryFindHuge(address, out _) ? Read(address).With(EntryBits.Large) : Read(address);

    /// <summary>mm_find_pmd: whether the table above the leaf tables is there, whatever its entry for the address is.</summary>
    public bool HasTableAboveLeaf(VirtualAddress address) => TryFindTable(address, out _, out var level) || level >= HugeLevel;

    /// <summary>
    /// Whether the entry above the leaf tables is empty, with the tables on the way to it made (pud_alloc, pmd_alloc). False also when there is no
    /// frame for one of them; <paramref name="hasTables"/> tells which.
    /// </summary>
    internal bool TryFindRoomForHuge(VirtualAddress address, out EntryPlace place, out bool hasTables)
    {
        place = default;
        hasTables = TryMakeTables(address, HugeLevel, out var table);
        if (!hasTables) return false;
        place = new EntryPlace(table, Mode.Levels[HugeLevel].IndexOf(address.Value));
        return Read(place).IsNone;
    }

    /// <summary>pte_alloc_one and pgtable_trans_huge_deposit: makes a leaf table for the reserve of a huge leaf. False when there is no frame for it.</summary>
    internal bool TryDeposit(EntryPlace place, VirtualAddress address)
    {
        if (!TryMakeTable(_memory, _buddy, _events, address.Value, HugeLevel + 1, out var table)) return false;
        _tableCounts[HugeLevel + 1]++;
        Deposit(place.Table, table);
        return true;
    }

    /// <summary>pte_free of a leaf table that was deposited for a huge leaf that does not come.</summary>
    internal void FreeDeposit(EntryPlace place, VirtualAddress address) =>
        FreeTable(Withdraw(place.Table), HugeLevel + 1, address.Value & ~(Mode.Levels[HugeLevel].EntrySpan - 1));

    /// <summary>set_pmd_at of a huge leaf, in an empty place or over another huge leaf. Its leaf table has been deposited.</summary>
    internal void SetHuge(EntryPlace place, PageTableEntry leaf)
    {
        if (Read(place).IsNone) HugeLeaves++;
        Write(place, leaf);
    }

    /// <summary>pmdp_huge_get_and_clear and zap_deposited_table: the huge leaf goes, and the table in its reserve is freed.</summary>
    internal void ClearHuge(EntryPlace place, VirtualAddress address)
    {
        Write(place, PageTableEntry.None);
        HugeLeaves--;
        FreeTable(Withdraw(place.Table), HugeLevel + 1, address.Value & ~(Mode.Levels[HugeLevel].EntrySpan - 1));
    }

    /// <summary>pmd_populate of a split: the table from the reserve takes the place of the huge leaf. Its entries are all empty yet.</summary>
    internal LeafRun ReplaceHugeByTable(EntryPlace place, VirtualAddress address)
    {
        var table = Withdraw(place.Table);
        Write(place, UpperEntry(table, HugeLevel));
        HugeLeaves--;
        return new LeafRun(new VirtualAddress(address.Value & ~(Mode.Levels[HugeLevel].EntrySpan - 1)), table, 0, Mode.Leaf.EntryCount);
    }

    /// <summary>pmdp_collapse_flush and pgtable_trans_huge_deposit: the leaf table, emptied by the caller, goes into the reserve of the huge leaf that will take its place.</summary>
    internal EntryPlace MoveTableToReserve(LeafRun table)
    {
        if (!TryMakeTables(table.Start, HugeLevel, out var above)) throw new InvalidOperationException($"the tables above {table.Start} are missing");
        var place = new EntryPlace(above, Mode.Levels[HugeLevel].IndexOf(table.Start.Value));
        Write(place, PageTableEntry.None);
        Deposit(above, table.Table);
        _lastLeaf = PageFrameNumber.None;
        _memory.NoteTableTakenOut();
        return place;
    }

    /// <summary>
    /// move_huge_pmd (<c>mm/huge_memory.c</c>): hangs a huge leaf at other addresses, whose upper tables exist. Its reserve goes along where the new place
    /// is in another table (pmd_move_must_withdraw).
    /// </summary>
    internal bool TryMoveHuge(EntryPlace from, VirtualAddress to)
    {
        if (!TryFindRoomForHuge(to, out var target, out _) || !Read(from).IsHugeLeaf) return false;
        Write(target, Read(from));
        Write(from, PageTableEntry.None);
        if (target.Table != from.Table) Deposit(target.Table, Withdraw(from.Table));
        return true;
    }

    /// <summary>The leaf tables in reserve under a table, the next to be withdrawn first.</summary>
    internal IEnumerable<PageFrameNumber> Reserve(PageFrameNumber table)
    {
        var first = _memory.Peek(table).Mapping;
        if (first == 0) yield break;
        var at = first;
        do
        {
            yield return new PageFrameNumber(at);
            at = _memory.Peek(new PageFrameNumber(at)).Next;
        }
        while (at != first);
    }

    private bool IsHugeLeaf(PageFrameNumber table, VirtualAddress address) =>
        new PageTableEntry(ReadEntry(table, Mode.Levels[HugeLevel].IndexOf(address.Value))).IsHugeLeaf;

    private PageTableEntry ReadPartOfHuge(VirtualAddress address) =>
        TryFindHuge(address, out var place) ? PartOfHuge(Read(place), Mode.Leaf.IndexOf(address.Value)) : PageTableEntry.None;

    /// <summary>The small entry for one page of a huge leaf.</summary>
    internal PageTableEntry PartOfHuge(PageTableEntry leaf, int index)
    {
        var bits = leaf.Bits & ~EntryBits.Large;
        return (bits & EntryBits.Present) != 0
            ? PageTableEntry.For(leaf.Frame + (uint)index, bits)
            : PageTableEntry.ForProtNone(leaf.Frame + (uint)index, bits, Mode);
    }

    /// <summary>The new table joins the ring behind the one that was put in last, and is the next to be taken.</summary>
    private void Deposit(PageFrameNumber above, PageFrameNumber table)
    {
        ref var owner = ref _memory.Frame(above);
        var last = owner.Mapping;
        owner.Mapping = table.Value;
        ref var frame = ref _memory.Frame(table);
        if (last == 0)
        {
            frame.Next = table.Value;
            frame.Previous = table.Value;
            return;
        }

        var next = _memory.Peek(new PageFrameNumber(last)).Next;
        frame.Previous = last;
        frame.Next = next;
        _memory.Frame(new PageFrameNumber(last)).Next = table.Value;
        _memory.Frame(new PageFrameNumber(next)).Previous = table.Value;
    }

    private PageFrameNumber Withdraw(PageFrameNumber above)
    {
        ref var owner = ref _memory.Frame(above);
        if (owner.Mapping == 0) throw new InvalidOperationException($"table {above} has no leaf table in reserve");
        var table = new PageFrameNumber(owner.Mapping);
        ref var frame = ref _memory.Frame(table);
        var (next, previous) = (frame.Next, frame.Previous);
        frame.Next = 0;
        frame.Previous = 0;
        owner.Mapping = next == table.Value ? 0 : next;
        if (owner.Mapping == 0) return table;
        _memory.Frame(new PageFrameNumber(previous)).Next = next;
        _memory.Frame(new PageFrameNumber(next)).Previous = previous;
        return table;
    }
}

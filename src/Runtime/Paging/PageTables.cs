using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <summary>
/// The page tables of one address space: a radix tree whose nodes are frames from the allocator and whose branches are real entries. There is
/// no other record of what is mapped. It knows tables and entries only; what an entry means for frames, counters and TLBs is for the
/// address space's gateway, the one caller that may write.
/// </summary>
public sealed partial class PageTables
{
    private readonly PhysicalMemory _memory;
    private readonly BuddyAllocator _buddy;
    private readonly EventSource _events;
    private readonly int[] _tableCounts;
    private readonly bool _isWide;

    // The leaf table that was found last: page-number prefix and frame. Faults and accesses come in neighbourhoods.
    private ulong _lastLeafPrefix;
    private PageFrameNumber _lastLeaf;

    private PageTables(PagingMode mode, PageFrameNumber root, PhysicalMemory memory, BuddyAllocator buddy, EventSource events)
    {
        Mode = mode;
        Root = root;
        _memory = memory;
        _buddy = buddy;
        _events = events;
        _isWide = mode.EntrySize == 8;
        _tableCounts = new int[mode.Levels.Count];
        _tableCounts[0] = 1;
    }

    public PagingMode Mode { get; }

    /// <summary>The memory that the tables lie in.</summary>
    internal PhysicalMemory Memory => _memory;

    /// <summary>The frame of the top table: what CR3 gets.</summary>
    public PageFrameNumber Root { get; }

    /// <summary>mm_pgtables_bytes, VmPTE: bytes of the tables at pte, pmd and pud level; the kernel counts neither pgd nor p4d.</summary>
    public ulong CountedBytes
    {
        get
        {
            var tables = 0UL;
            for (var i = 1; i < _tableCounts.Length; i++)
            {
                if (Mode.Levels[i].Name != "p4d") tables += (ulong)_tableCounts[i];
            }

            return tables * PageSize.Bytes;
        }
    }

    /// <summary>pgd_alloc: a top table, with the second-level tables that the mode wants at once. False when there is no frame for one.</summary>
    public static bool TryCreate(
        PagingMode mode, PhysicalMemory memory, BuddyAllocator buddy, EventSource events, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PageTables? tables)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(buddy);
        ArgumentNullException.ThrowIfNull(events);
        tables = null;
        if (!TryMakeTable(memory, buddy, events, 0, 0, out var root)) return false;
        var made = new PageTables(mode, root, memory, buddy, events);
        for (var index = 0; index < mode.PreallocatedTables; index++)
        {
            if (made.TryMakeTableAt(root, 0, index, made.TopAddress(index), out _)) continue;
            made.Free();
            return false;
        }

        tables = made;
        return true;
    }

    /// <summary>The same tables for a clone of the machine, whose memory holds the same frames.</summary>
    public PageTables CloneFor(PhysicalMemory memory, BuddyAllocator buddy, EventSource events)
    {
        var clone = new PageTables(Mode, Root, memory, buddy, events);
        _tableCounts.CopyTo(clone._tableCounts, 0);
        clone.HugeLeaves = HugeLeaves;
        return clone;
    }

    /// <summary>How many tables there are at a level, 0 being the top.</summary>
    public int TableCount(int level) => _tableCounts[level];

    /// <summary>
    /// The leaf entry of a page; <see cref="PageTableEntry.None"/> where there is no table for it. Of a huge leaf it is the page's part: the entry that
    /// the page would have after a split.
    /// </summary>
    public PageTableEntry Read(VirtualAddress address) =>
        TryFind(address, out var place) ? Read(place) : HugeLeaves == 0 ? PageTableEntry.None : ReadPartOfHuge(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PageTableEntry Read(EntryPlace place) => new(ReadEntry(place.Table, place.Index));

    /// <summary>set_pte. The caller keeps counts and TLBs right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(EntryPlace place, PageTableEntry entry) => WriteEntry(place.Table, place.Index, entry.Raw);

    /// <summary>Finds the place of a page's leaf entry; false where there is no leaf table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFind(VirtualAddress address, out EntryPlace place)
    {
        var leaf = Mode.Leaf;
        var prefix = address.Value >> (leaf.Shift + leaf.IndexBits);
        if (prefix == _lastLeafPrefix && !_lastLeaf.IsNone)
        {
            place = new EntryPlace(_lastLeaf, leaf.IndexOf(address.Value));
            return true;
        }

        return TryFindSlowly(address, out place);
    }

    /// <summary>
    /// pte_alloc: finds the place of a page's leaf entry, making the tables that are missing on the way. False when there is no frame for one;
    /// tables already made stay, as in the kernel.
    /// </summary>
    public bool TryEnsure(VirtualAddress address, out EntryPlace place) => TryFind(address, out place) || TryMakePath(address, out place);

    /// <summary>pud_alloc and pmd_alloc: makes the tables on the way to a page's leaf table that are missing, without the leaf table itself.</summary>
    public bool TryEnsureUpper(VirtualAddress address) => TryMakeTables(address, Mode.Levels.Count - 2, out _);

    /// <summary>
    /// Makes each table that the other tree has for <c>[start, end)</c> (copy_page_range: p4d_alloc … pte_alloc as far as the source goes). False
    /// when there is no frame for one.
    /// </summary>
    public bool TryMakeLike(PageTables other, VirtualAddress start, VirtualAddress end)
    {
        var leafLevel = Mode.Levels.Count - 1;
        for (var cursor = start; cursor < end;)
        {
            var lastLevel = other.TryFindTable(cursor, out _, out var absentLevel) ? leafLevel : absentLevel;
            if (!TryMakeTables(cursor, lastLevel, out _)) return false;
            cursor = NextEntry(cursor, Mode.Levels[Math.Min(lastLevel, leafLevel - 1)]);
        }

        return true;
    }

    /// <summary>
    /// alloc_new_pud of move_page_tables (<c>mm/mremap.c</c>): for each stretch of the source that has a table above leaf tables, the table two
    /// levels above the leaf at the target, whether entries will move or not. False when there is no frame for one.
    /// </summary>
    public bool TryMakeForMove(VirtualRange from, VirtualAddress to)
    {
        var level = Mode.Levels.Count - 3;
        if (level < 1) return true;
        var span = Mode.Leaf.TableSpan;
        for (var cursor = from.Start; cursor < from.End;)
        {
            if (!TryFindTable(cursor, out _, out var absentLevel) && absentLevel <= level)
            {
                cursor = NextEntry(cursor, Mode.Levels[absentLevel]);
                continue;
            }

            var target = to + (cursor - from.Start);
            if (!TryMakeTables(target, level, out _)) return false;
            cursor += Math.Min(span - (cursor.Value & (span - 1)), span - (target.Value & (span - 1)));
        }

        return true;
    }

    /// <summary>
    /// The next run of entries in <c>[cursor, end)</c> that lies in a leaf table that exists, and moves the cursor behind it; false when there is
    /// no more. Stretches without tables are stepped over at their highest level.
    /// </summary>
    public bool TryNextRun(ref VirtualAddress cursor, VirtualAddress end, out LeafRun run)
    {
        while (cursor < end)
        {
            if (TryFindTable(cursor, out var table, out var absentLevel))
            {
                run = RunIn(table, cursor, end);
                cursor = run.End;
                return true;
            }

            cursor = NextEntry(cursor, Mode.Levels[absentLevel]);
        }

        run = default;
        return false;
    }

    /// <summary>The run of entries from a page to the end of its leaf table or <paramref name="end"/>; false where there is no leaf table.</summary>
    public bool TryFindRun(VirtualAddress start, VirtualAddress end, out LeafRun run)
    {
        bool found = TryFind(start, out var place);
        run = found ? RunIn(place.Table, start, end) : default;
        return found;
    }

    /// <summary>The run of entries from a page to the end of its leaf table or <paramref name="end"/>, making tables as <see cref="TryEnsure"/>.</summary>
    public bool TryEnsureRun(VirtualAddress start, VirtualAddress end, out LeafRun run)
    {
        if (TryEnsure(start, out var place))
        {
            run = RunIn(place.Table, start, end);
            return true;
        }

        run = default;
        return false;
    }

    /// <summary>The entries of a run for writing. Spans of two runs may be held at the same time, until a frame is freed.</summary>
    public EntrySpan Entries(LeafRun run) => new(_memory.WriteContents(run.Table), Mode.EntrySize, run.First, run.Count);

    /// <summary>The entries of a run for reading.</summary>
    public ReadOnlyEntrySpan PeekEntries(LeafRun run) => new(_memory.ReadTable(run.Table), Mode.EntrySize, run.First, run.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ReadEntry(PageFrameNumber table, int index)
    {
        var words = _memory.ReadTable(table);
        return _isWide ? words[index] : (uint)(words[index >> 1] >> ((index & 1) << 5));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteEntry(PageFrameNumber table, int index, ulong raw)
    {
        if (_isWide) _memory.WriteContents(table)[index] = raw;
        else System.Runtime.InteropServices.MemoryMarshal.Cast<ulong, uint>(_memory.WriteContents(table))[index] = checked((uint)raw);
    }

    private static VirtualAddress NextEntry(VirtualAddress address, PagingLevel level) => new((address.Value | (level.EntrySpan - 1)) + 1);

    private LeafRun RunIn(PageFrameNumber table, VirtualAddress start, VirtualAddress end)
    {
        var leaf = Mode.Leaf;
        var first = leaf.IndexOf(start.Value);
        var wanted = (end.RoundUp() - start.RoundDown()) >> leaf.Shift;
        return new LeafRun(start.RoundDown(), table, first, (int)Math.Min((ulong)(leaf.EntryCount - first), wanted));
    }

    private bool TryFindSlowly(VirtualAddress address, out EntryPlace place)
    {
        var found = TryFindTable(address, out var table, out _);
        place = new EntryPlace(table, Mode.Leaf.IndexOf(address.Value));
        return found;
    }

    /// <summary>Walks to the leaf table; where the way ends, the level whose entry leads nowhere (or is a large leaf), and that level's table.</summary>
    private bool TryFindTable(VirtualAddress address, out PageFrameNumber table, out int absentLevel)
    {
        var levels = Mode.Levels;
        table = Root;
        for (absentLevel = 0; absentLevel < levels.Count - 1; absentLevel++)
        {
            var entry = new PageTableEntry(ReadEntry(table, levels[absentLevel].IndexOf(address.Value)));
            if (!entry.IsPresent || (levels[absentLevel].MayBeLeaf && entry.IsLarge)) return false;
            table = entry.Frame;
        }

        Remember(address, table);
        return true;
    }

    private void Remember(VirtualAddress address, PageFrameNumber leafTable)
    {
        var leaf = Mode.Leaf;
        _lastLeafPrefix = address.Value >> (leaf.Shift + leaf.IndexBits);
        _lastLeaf = leafTable;
    }
}

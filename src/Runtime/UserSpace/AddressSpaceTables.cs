using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>
/// An mm's page tables, and the only way to change them. Every change of a user entry goes through here, because a change is four things
/// at once: the bits, the frame's references and map count, the mm's resident counters, and the TLBs.
/// <para>One file a verb: Map (what faults do), Zap, Protect, Move, Fork, Guards.</para>
/// </summary>
public sealed partial class AddressSpaceTables
{
    private readonly Kernel _kernel;
    private readonly MmStruct _mm;
    private readonly PhysicalMemory _memory;
    private readonly PageTables _tables;

    internal AddressSpaceTables(Kernel kernel, MmStruct mm, PageTables tables)
    {
        _kernel = kernel;
        _mm = mm;
        _memory = kernel.Memory;
        _tables = tables;
    }

    /// <summary>The raw tables, for reading: walks, dumps, checks.</summary>
    public PageTables Raw => _tables;

    public PagingMode Mode => _tables.Mode;

    /// <summary>mm->pgtables_bytes: bytes of all tables below the top one (VmPTE).</summary>
    public ulong TableBytes => _tables.CountedBytes;

    /// <summary>Whether mincore calls the page resident: a present entry, or else a cached page of the area's file (<c>mm/mincore.c</c>).</summary>
    public bool IsResident(VmArea area, VirtualAddress page)
    {
        ArgumentNullException.ThrowIfNull(area);
        _kernel.Work.Add(1);
        var entry = _tables.Read(page);
        if (!entry.IsNone) return entry.HasFrame || (PteMarkers.IsSwapped(entry, Mode) && !_kernel.Swap.Lookup(entry.SwapEntry(Mode)).IsNone);
        if (area.OpenFile == 0) return false;
        var file = _kernel.Files.Open(area.OpenFile).File;
        ulong index = area.PageOffsetAt(page.Value);
        return file.TryGetCached(index, out _) || (file.Pages.SwapOf(index) is { IsNone: false } slot && !_kernel.Swap.Lookup(slot).IsNone);
    }

    /// <summary>Entries in the range that count in rss: present, and not the zero page.</summary>
    public long CountResident(VirtualRange range)
    {
        long pages = 0;
        var cursor = range.Start;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                if (!_tables.Read(run.HugePlace).IsSpecial) pages += run.Count;
                continue;
            }

            var entries = _tables.PeekEntries(run);
            for (int i = entries.NextUsed(0); i >= 0; i = i + 1 < entries.Length ? entries.NextUsed(i + 1) : -1)
            {
                if (entries[i].HasFrame && !entries[i].IsSpecial) pages++;
            }
        }

        return pages;
    }

    /// <summary>
    /// free_pgtables: frees tables whose whole span lies between <paramref name="floor"/> (end of the area below) and
    /// <paramref name="ceiling"/> (start of the area above; 0 is the end of the address space). All entries of the range must be gone.
    /// </summary>
    public void FreeTables(VirtualRange range, VirtualAddress floor, VirtualAddress ceiling) => _tables.FreeTables(range, floor, ceiling);

    /// <summary>pgd_free: the end of the tables; every entry must be gone.</summary>
    internal void Free() => _tables.Free();

    internal AddressSpaceTables CloneFor(Kernel kernel, MmStruct mm) => new(kernel, mm, _tables.CloneFor(kernel.Memory, kernel.Buddy, kernel.Events));

    /// <summary>update_hiwater_rss: called before the counters shrink.</summary>
    private void NoteHighWater()
    {
        if (_mm.Rss.Total > _mm.HiwaterRss) _mm.HiwaterRss = _mm.Rss.Total;
    }
}

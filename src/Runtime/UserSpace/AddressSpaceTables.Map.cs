using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>What a fault does to one entry. A place comes from <see cref="TryPlace"/> and holds for the one operation.</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>pte_alloc: where the entry of a page stands, with the tables that lead there; false when there is no frame for one.</summary>
    internal bool TryPlace(VirtualAddress page, out EntryPlace place) => _tables.TryEnsure(page, out place);

    /// <summary>pud_alloc and pmd_alloc: the tables above the leaf; false when there is no frame for one.</summary>
    internal bool TryMakeUpperTables(VirtualAddress page) => _tables.TryEnsureUpper(page);

    /// <summary>Whether the leaf table that covers a page exists.</summary>
    internal bool HasLeafTable(VirtualAddress page) => _tables.TryFind(page, out _);

    internal PageTableEntry Read(EntryPlace place) => _tables.Read(place);

    /// <summary>do_anonymous_page for a read: the zero page, read-only and special; in no counter.</summary>
    internal void MapZeroPage(EntryPlace place, ulong page, VmArea area) =>
        Set(place, page, PageProtection.Entry(BootMemory.ZeroPage, PageProtection.Bits(area.Flags, Mode) | EntryBits.Special, Mode));

    /// <summary>folio_add_new_anon_rmap: an empty entry gets a new anonymous page, which is this mapping's alone. The allocator's reference becomes the entry's.</summary>
    internal void MapNewAnonymous(EntryPlace place, ulong page, PageFrameNumber pfn, VmArea area)
    {
        DescribeAnonymous(pfn, page, area);
        _mm.Rss.Anon++;
        Set(place, page, NewAnonymousEntry(pfn, area));
    }

    /// <summary>
    /// wp_page_copy: the page of a copy-on-write entry is replaced by a new anonymous one, whose contents are there already. The old page loses
    /// this reference.
    /// </summary>
    internal void ReplaceByAnonymous(EntryPlace place, ulong page, PageFrameNumber pfn, VmArea area)
    {
        var old = _tables.Read(place);
        DescribeAnonymous(pfn, page, area);
        Set(place, page, NewAnonymousEntry(pfn, area));
        FlushTlbPage(new VirtualAddress(page));
        if (!old.IsSpecial) Uncount(in _memory.Peek(old.Frame));
        _mm.Rss.Anon++;
        if (old.IsSpecial) return;
        ref var frame = ref _memory.Frame(old.Frame);
        DropEntry(old.Frame, ref frame);
    }

    /// <summary>
    /// wp_page_reuse: the entry becomes dirty, and writable in place if its area is; a debugger's write comes here with one that is not. The TLB may still
    /// know it as read-only.
    /// </summary>
    internal void MakeWritable(EntryPlace place, ulong page, VmArea area)
    {
        var bits = EntryBits.Dirty | EntryBits.Accessed;
        if (area.Has(VmFlags.Write)) bits |= EntryBits.Writable;
        Set(place, page, _tables.Read(place).With(bits));
        FlushTlbPage(new VirtualAddress(page));
    }

    /// <summary>set_pte_range: an empty entry gets a page of the page cache, which gains a reference.</summary>
    internal void MapFilePage(EntryPlace place, ulong page, PageFrameNumber pfn, EntryBits bits)
    {
        ref var frame = ref _memory.Frame(pfn);
        frame.RefCount++;
        frame.MapCount++;
        if ((frame.Flags & FrameFlags.SwapBacked) != 0) _mm.Rss.Shmem++;
        else _mm.Rss.File++;
        Set(place, page, PageProtection.Entry(pfn, bits, Mode));
    }

    /// <summary>
    /// The kernel's own pages: bare frames (vmf_insert_pfn, the vvar data) are special and counted nowhere; others (the vdso's code) count as file
    /// pages.
    /// </summary>
    internal void MapKernelPage(EntryPlace place, ulong page, PageFrameNumber pfn, VmArea area)
    {
        var bits = PageProtection.Bits(area.Flags, Mode);
        if (area.Has(VmFlags.PfnMap)) Set(place, page, PageProtection.Entry(pfn, bits | EntryBits.Special, Mode));
        else MapFilePage(place, page, pfn, bits);
    }

    /// <summary>Marks as used an entry that allowed the access already; the TLB's old knowledge goes.</summary>
    internal void MarkSpurious(EntryPlace place, ulong page, bool write)
    {
        _tables.Write(place, _tables.Read(place).With(write ? EntryBits.Accessed | EntryBits.Dirty : EntryBits.Accessed));
        FlushTlbPage(new VirtualAddress(page));
    }

    /// <summary>set_pte_at.</summary>
    private void Set(EntryPlace place, ulong page, PageTableEntry entry)
    {
        _tables.Write(place, entry);
        if (_kernel.Events.IsHeard) _kernel.Events.Emit(EventKind.PteSet, page, entry.Raw);
    }

    private PageTableEntry NewAnonymousEntry(PageFrameNumber pfn, VmArea area)
    {
        var bits = PageProtection.Bits(area.Flags, Mode);
        if (area.Has(VmFlags.Write)) bits |= EntryBits.Writable | EntryBits.Dirty;
        else bits |= EntryBits.Dirty;
        return PageProtection.Entry(pfn, bits, Mode);
    }

    private void DescribeAnonymous(PageFrameNumber pfn, ulong page, VmArea area)
    {
        ref var frame = ref _memory.Frame(pfn);
        frame.Flags = FrameFlags.Anon | FrameFlags.AnonExclusive | FrameFlags.SwapBacked | FrameFlags.UpToDate;
        frame.Mapping = (uint)area.AnonVma;
        frame.Index = area.PageOffsetAt(page);
        frame.MapCount = 1;
        _kernel.Lru.Add(pfn);
        if (area.Has(VmFlags.Locked)) _kernel.Reclaim.Locked.Mlock(pfn);
    }

    private void Uncount(ref readonly Frame frame)
    {
        if (frame.IsAnon) _mm.Rss.Anon--;
        else if ((frame.Flags & FrameFlags.SwapBacked) != 0) _mm.Rss.Shmem--;
        else _mm.Rss.File--;
    }
}

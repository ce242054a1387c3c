using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.HugeMemory;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Huge entries (<c>mm/huge_memory.c</c>): what faults do to them, and how they become small ones.</summary>
public sealed partial class AddressSpaceTables
{
    private const ulong HugeMask = TransparentHugePages.Size - 1;

    /// <summary>Whether any huge entry is there.</summary>
    internal bool HasHuge => _tables.HugeLeaves != 0;

    /// <summary>
    /// split_huge_pmd_if_needed (vma_adjust_trans_huge): where an area will begin or end inside a huge page, its entry becomes small ones, so that no
    /// huge entry belongs to two areas.
    /// </summary>
    internal void SplitHugeAt(ulong boundary)
    {
        if (HasHuge && (boundary & HugeMask) != 0) SplitHuge(new VirtualAddress(boundary));
    }

    /// <summary>__split_huge_pmd of the huge entry that maps an address, if there is one.</summary>
    internal void SplitHuge(VirtualAddress address)
    {
        if (_tables.TryFindHuge(address, out var place)) _ = SplitHuge(place, address);
    }

    /// <summary>map_anon_folio_pmd: an empty place, whose leaf table is in reserve, gets a new huge page.</summary>
    internal void MapHugeAnonymous(EntryPlace place, ulong page, PageFrameNumber head, VmArea area)
    {
        var bits = PageProtection.Bits(area.Flags, Mode) | EntryBits.Dirty | EntryBits.Large;
        if (area.Has(VmFlags.Write)) bits |= EntryBits.Writable;
        new LargeFolio(_memory, head).BecomeAnonymous((uint)area.AnonVma, area.PageOffsetAt(page), _mm.Id);
        _kernel.Lru.Add(head);
        _mm.Rss.Anon += LargeFolio.Pages;
        SetHuge(place, page, PageProtection.Entry(head, bits, Mode));
        _kernel.VmStat.Add(NodeStat.AnonTransparentHugePages);
        _kernel.HugePages.Defer(head);
    }

    /// <summary>set_huge_zero_folio: the shared page of zeros, read-only and special; in no counter.</summary>
    internal void MapHugeZeroPage(EntryPlace place, ulong page, PageFrameNumber zero, VmArea area) =>
        SetHuge(place, page, PageProtection.Entry(zero, PageProtection.Bits(area.Flags, Mode) | EntryBits.Large | EntryBits.Special, Mode));

    /// <summary>do_huge_zero_wp_pmd: a new huge page in place of the huge zero page.</summary>
    internal void ReplaceHugeZeroPage(EntryPlace place, ulong page, PageFrameNumber head, VmArea area)
    {
        MapHugeAnonymous(place, page, head, area);
        FlushHuge(new VirtualAddress(page));
    }

    /// <summary>The reuse branch of do_huge_pmd_wp_page.</summary>
    internal void MakeHugeWritable(EntryPlace place, ulong page, VmArea area)
    {
        var bits = EntryBits.Dirty | EntryBits.Accessed;
        if (area.Has(VmFlags.Write)) bits |= EntryBits.Writable;
        SetHuge(place, page, _tables.Read(place).With(bits));
        FlushHuge(new VirtualAddress(page));
    }

    /// <summary>touch_pmd: marks as used an entry that allowed the access already.</summary>
    internal void TouchHuge(EntryPlace place, ulong page, bool write)
    {
        _tables.SetHuge(place, _tables.Read(place).With(write ? EntryBits.Accessed | EntryBits.Dirty : EntryBits.Accessed));
        FlushHuge(new VirtualAddress(page));
    }

    /// <summary>Where the entry of a huge page could stand, with the tables that lead there. False when there is no frame for one of them, or small pages have the place.</summary>
    internal bool TryFindRoomForHuge(VirtualAddress address, out EntryPlace place, out bool hasTables) => _tables.TryFindRoomForHuge(address, out place, out hasTables);

    /// <summary>pgtable_trans_huge_deposit; false when there is no frame for the table.</summary>
    internal bool TryDeposit(EntryPlace place, VirtualAddress address) => _tables.TryDeposit(place, address);

    internal void FreeDeposit(EntryPlace place, VirtualAddress address) => _tables.FreeDeposit(place, address);

    internal bool TryFindHuge(VirtualAddress address, out EntryPlace place) => _tables.TryFindHuge(address, out place);

    /// <summary>
    /// __collapse_huge_page_copy: the pages of a whole leaf table are copied into a new huge page, which takes their place. Empty places become pages of
    /// zeros; the table goes into the reserve.
    /// </summary>
    internal void CollapseInto(LeafRun run, PageFrameNumber head, VmArea area)
    {
        NoteHighWater();
        ulong copied = 0;
        for (int i = 0; i < run.Count; i++)
        {
            var entry = _tables.PeekEntries(run)[i];
            if (!entry.HasFrame || entry.IsSpecial) continue;
            _memory.CopyPage(entry.Frame, head + (uint)i);
            copied++;
        }

        for (int i = 0; i < run.Count; i++)
        {
            var entry = _tables.PeekEntries(run)[i];
            if (entry.IsNone) continue;
            _tables.Entries(run)[i] = PageTableEntry.None;
            if (!entry.HasFrame || entry.IsSpecial) continue;
            _mm.Rss.Anon--;
            DropEntry(entry.Frame, ref _memory.Frame(entry.Frame));
        }

        _kernel.Events.Emit(EventKind.HugeCollapse, run.Start.Value, head.Value, copied);
        var place = _tables.MoveTableToReserve(run);
        MapHugeAnonymous(place, run.Start.Value, head, area);

        // The TLBs may know the small pages, so that one INVLPG would not do.
        FlushTlb(run.Start, run.End);
    }

    /// <summary>madvise_collapse of the part of an anonymous area.</summary>
    internal Rules.Rule? Collapse(VmArea area, ulong start, ulong end) => HugeMemory.Collapse.Range(_kernel, _mm, area, start, end);

    /// <summary>try_to_map_unused_to_zeropage (<c>mm/migrate.c</c>): the zero page in place of a page of zeros, whose entry and reference go.</summary>
    internal void ReplaceByZeroPage(VirtualAddress address, VmArea area)
    {
        if (!_tables.TryFind(address, out var place)) throw new InvalidOperationException($"nothing small is mapped at {address}");
        var pfn = _tables.Read(place).Frame;
        NoteHighWater();
        _mm.Rss.Anon--;
        MapZeroPage(place, address.Value, area);
        FlushTlbPage(address);
        DropEntry(pfn, ref _memory.Frame(pfn));
    }

    /// <summary>One small entry less maps a page: its mapcount, its reference, and the page with the last of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DropEntry(PageFrameNumber pfn, ref Frame frame)
    {
        if (frame.IsCompound)
        {
            _kernel.HugePages.DropEntry(pfn, _mm.Id);
            return;
        }

        frame.MapCount--;
        if (--frame.RefCount == 0 || (frame.Flags & (FrameFlags.SwapCache | FrameFlags.Mlocked)) != 0) PutUnmapped(pfn, ref frame);
    }

    /// <summary>The part of a huge leaf that a run covers, as a run of small entries; it may have been split before.</summary>
    private LeafRun SplitHuge(LeafRun huge)
    {
        if (!_tables.Read(huge.HugePlace).IsHugeLeaf)
            return _tables.TryFindRun(huge.Start, huge.End, out var split) ? split : throw new InvalidOperationException($"nothing is mapped at {huge.Start}");
        var table = SplitHuge(huge.HugePlace, huge.Start);
        return new LeafRun(huge.Start, table.Table, Mode.Leaf.IndexOf(huge.Start.Value), huge.Count);
    }

    /// <summary>
    /// __split_huge_pmd_locked: the table in reserve takes the entry's place, filled with entries for the same frames. The huge page itself stays one.
    /// </summary>
    private LeafRun SplitHuge(EntryPlace place, VirtualAddress address)
    {
        var leaf = _tables.Read(place);
        var table = _tables.ReplaceHugeByTable(place, address);
        var entries = _tables.Entries(table);
        if (leaf.IsSpecial)
        {
            var bits = (leaf.Bits & ~(EntryBits.Large | EntryBits.Dirty)) | EntryBits.Accessed;
            var zero = PageProtection.Entry(BootMemory.ZeroPage, bits, Mode);
            for (int i = 0; i < entries.Length; i++) entries[i] = zero;
        }
        else
        {
            for (int i = 0; i < entries.Length; i++) entries[i] = _tables.PartOfHuge(leaf, i);
            var folio = new LargeFolio(_memory, leaf.Frame);
            if (leaf.IsDirty) folio.Head.Flags |= FrameFlags.Dirty;
            folio.SplitEntire(_mm.Id);
            if (folio.EntireMapCount == 0) _kernel.VmStat.Add(NodeStat.AnonTransparentHugePages, -1);
        }

        _kernel.VmStat.Count(VmEvent.ThpSplitPmd);
        _kernel.Events.Emit(EventKind.HugeSplit, table.Start.Value, leaf.Frame.Value);
        FlushHuge(table.Start);
        return table;
    }

    /// <summary>zap_huge_pmd: the entry goes with its reserve; pages that it mapped.</summary>
    private void ZapHuge(LeafRun huge)
    {
        var leaf = _tables.Read(huge.HugePlace);
        _tables.ClearHuge(huge.HugePlace, huge.Start);
        if (leaf.IsSpecial) return;
        _mm.Rss.Anon -= LargeFolio.Pages;
        _kernel.HugePages.DropEntire(leaf.Frame, _mm.Id);
    }

    /// <summary>change_huge_pmd: whether the entry has changed.</summary>
    private bool ProtectHuge(LeafRun huge, VmArea area, EntryBits bits, bool upgrade)
    {
        var leaf = _tables.Read(huge.HugePlace);
        var modified = PageProtection.Modify(leaf, bits, Mode);
        if (upgrade && CanBeWritable(area, modified)) modified = modified.With(EntryBits.Writable);
        if (modified == leaf) return false;
        _tables.SetHuge(huge.HugePlace, modified);
        return true;
    }

    /// <summary>The first half of copy_huge_pmd: the child's place and reserve for a huge entry. False when there is no frame for a table.</summary>
    private static bool TryDepositFor(AddressSpaceTables child, LeafRun huge, out EntryPlace place) =>
        child._tables.TryFindRoomForHuge(huge.Start, out place, out _) && child._tables.TryDeposit(place, huge.Start);

    /// <summary>copy_huge_pmd: the child shares the huge page, or the huge zero page, with an entry of its own.</summary>
    private void CopyHuge(AddressSpaceTables child, LeafRun huge, EntryPlace place)
    {
        var leaf = _tables.Read(huge.HugePlace).WriteProtected();
        _tables.SetHuge(huge.HugePlace, leaf);
        child._tables.SetHuge(place, leaf.Without(EntryBits.Accessed));
        if (leaf.IsSpecial) return;
        var folio = new LargeFolio(_memory, leaf.Frame);
        folio.Head.RefCount++;
        folio.AddEntire(child._mm.Id);
        folio.Head.Flags &= ~FrameFlags.AnonExclusive;
        child._mm.Rss.Anon += LargeFolio.Pages;
    }

    private void SetHuge(EntryPlace place, ulong page, PageTableEntry leaf)
    {
        _tables.SetHuge(place, leaf);
        if (_kernel.Events.IsHeard) _kernel.Events.Emit(EventKind.PteSet, page & ~HugeMask, leaf.Raw);
    }

    /// <summary>flush_pmd_tlb_range.</summary>
    private void FlushHuge(VirtualAddress address)
    {
        var range = new VirtualRange(new VirtualAddress(address.Value & ~HugeMask), TransparentHugePages.Size);
        foreach (var cpu in _kernel.Cpus) cpu.Tlb.FlushLarge(Space, range);
    }
}

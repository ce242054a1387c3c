using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Validation;

/// <summary>
/// One address space: its tree, its counters re-derived from its areas, its tables, and its resident counters re-derived from the entries, which
/// go into the map of references on the way.
/// </summary>
internal sealed class AddressSpaceChecker
{
    private readonly Kernel _kernel;
    private readonly MmStruct _mm;
    private readonly Violations _violations;
    private readonly ReferenceMap _references;
    private readonly string _subject;

    public AddressSpaceChecker(Kernel kernel, MmStruct mm, Violations violations, ReferenceMap references)
    {
        _kernel = kernel;
        _mm = mm;
        _violations = violations;
        _references = references;
        _subject = $"mm {mm.Id}";
    }

    public void Check()
    {
        _violations.AddRange(_subject, _mm.Areas.Check());
        _violations.AddRange(_subject, _mm.Tables.Raw.Check());
        CheckAreas();
        CheckEntries();
        foreach (var pfn in _mm.Pins.Frames) _references.AddPin(Physical.LargeFolio.HeadOf(_kernel.Memory, pfn));
        _violations.Same(_subject, "pinned_vm", _mm.PinnedVm, (ulong)_mm.Pins.Count);
        CheckTables();
    }

    private void CheckAreas()
    {
        ulong total = 0;
        ulong locked = 0;
        ulong data = 0;
        ulong exec = 0;
        ulong stack = 0;
        foreach (var area in _mm.Areas.All())
        {
            total += area.Pages;
            if (area.Has(VmFlags.Locked)) locked += area.Pages;
            if (MmStruct.CountsAsExec(area.Flags)) exec += area.Pages;
            else if (MmStruct.CountsAsStack(area.Flags)) stack += area.Pages;
            else if (MmStruct.CountsAsData(area.Flags)) data += area.Pages;
            if (area.End.Value > _mm.TaskSize) _violations.Add($"{_subject}: {area} ends above the address space");
            if (area.AnonVma != 0 && area.Chain.Ids.IndexOf(area.AnonVma) < 0) _violations.Add($"{_subject}: {area} has an anon_vma outside its chain");
        }

        _violations.Same(_subject, "total_vm", _mm.TotalVm, total);
        _violations.Same(_subject, "locked_vm", _mm.LockedVm, locked + _mm.StrayLockedVm);
        _violations.Same(_subject, "data_vm", _mm.DataVm, data);
        _violations.Same(_subject, "exec_vm", _mm.ExecVm, exec);
        _violations.Same(_subject, "stack_vm", _mm.StackVm, stack);
    }

    private void CheckEntries()
    {
        var found = new RssCounters();
        var cursor = VirtualAddress.Zero;
        VmArea? area = null;
        while (_mm.Tables.Raw.TryNextLeaves(ref cursor, new VirtualAddress(_mm.TaskSize), out var run))
        {
            if (run.IsHuge)
            {
                CheckHuge(run, found);
                continue;
            }

            var entries = _mm.Tables.Raw.PeekEntries(run);
            for (int i = entries.NextUsed(0); i >= 0; i = i + 1 < entries.Length ? entries.NextUsed(i + 1) : -1)
            {
                ulong address = run.AddressOf(i).Value;
                if (area is null || !area.Contains(address)) area = _mm.Areas.FindContaining(address);
                if (area is null) _violations.Add($"{_subject}: an entry at {address:x} that no area covers");
                else CheckEntry(area, address, entries[i], found);
            }
        }

        _violations.Same(_subject, "rss_anon", _mm.Rss.Anon, found.Anon);
        _violations.Same(_subject, "rss_file", _mm.Rss.File, found.File);
        _violations.Same(_subject, "rss_shmem", _mm.Rss.Shmem, found.Shmem);
        _violations.Same(_subject, "swap entries", _mm.Rss.Swap, found.Swap);
    }

    /// <summary>A huge entry lies in one area, and maps the head of a huge page or the huge zero page.</summary>
    private void CheckHuge(LeafRun run, RssCounters found)
    {
        ulong start = run.Start.Value;
        var leaf = _mm.Tables.Raw.Read(run.HugePlace);
        var area = _mm.Areas.FindContaining(start);
        if (area is null || run.Count != LargeFolio.Pages || area.End < run.End)
        {
            _violations.Add($"{_subject}: the huge entry at {start:x} does not lie in one area");
            return;
        }

        if (leaf.IsWritable && (leaf.IsSpecial || !area.Has(VmFlags.Write))) _violations.Add($"{_subject}: the huge entry at {start:x} is writable");
        if (leaf.IsSpecial)
        {
            if (leaf.Frame != _kernel.HugePages.ZeroPage) _violations.Add($"{_subject}: the special huge entry at {start:x} is not the huge zero page");
            return;
        }

        ref readonly var head = ref _kernel.Memory.Peek(leaf.Frame);
        if ((head.Flags & FrameFlags.Head) == 0) _violations.Add($"{_subject}: the huge entry at {start:x} maps frame {leaf.Frame}, which is no head of a huge page");
        for (var i = 0u; i < LargeFolio.Pages; i++) _references.AddEntry(leaf.Frame + i, leaf.IsWritable);
        _references.AddHuge(leaf.Frame);
        found.Anon += LargeFolio.Pages;
        CheckAnonymous(area, start, leaf, in head);
    }

    private void CheckEntry(VmArea area, ulong address, PageTableEntry entry, RssCounters found)
    {
        if (!entry.HasFrame)
        {
            if (!PteMarkers.IsSwapped(entry, _mm.Tables.Mode)) return;
            found.Swap++;
            _references.AddSwap(entry.SwapEntry(_mm.Tables.Mode));
            if (area.AnonVma == 0) _violations.Add($"{_subject}: the page at {address:x} is in swap, and its area has no anon_vma");
            return;
        }

        if (entry.IsWritable && !area.Has(VmFlags.Write)) _violations.Add($"{_subject}: the entry at {address:x} is writable, its area is not");
        if (entry.IsSpecial)
        {
            if (entry.IsWritable) _violations.Add($"{_subject}: the special entry at {address:x} is writable");
            return;
        }

        _references.AddEntry(entry.Frame, entry.IsWritable);
        ref readonly var frame = ref _kernel.Memory.Peek(entry.Frame);
        if (frame.IsAnon) found.Anon++;
        else if ((frame.Flags & FrameFlags.SwapBacked) != 0) found.Shmem++;
        else found.File++;
        if (frame.IsAnon) CheckAnonymous(area, address, entry, in frame);
        else CheckFilePage(area, address, entry.Frame);
    }

    private void CheckAnonymous(VmArea area, ulong address, PageTableEntry entry, in Frame frame)
    {
        if (area.IsShared) _violations.Add($"{_subject}: an anonymous page at {address:x} in a shared area");
        if (frame.Index != area.PageOffsetAt(address)) _violations.Add($"{_subject}: the page at {address:x} has index {frame.Index}, its place {area.PageOffsetAt(address)}");
        if (area.Chain.Ids.IndexOf((int)frame.Mapping) < 0) _violations.Add($"{_subject}: the page at {address:x} belongs to anon_vma {frame.Mapping}, which its area does not know");
        if (entry.IsWritable && (frame.Flags & FrameFlags.AnonExclusive) == 0) _violations.Add($"{_subject}: the entry at {address:x} may write to a page that is not exclusive");
    }

    private void CheckFilePage(VmArea area, ulong address, PageFrameNumber pfn)
    {
        if (area.Special is not null) return;
        if (area.OpenFile == 0)
        {
            _violations.Add($"{_subject}: a page of a file at {address:x} in an anonymous area");
            return;
        }

        if (_kernel.Files.Open(area.OpenFile).File.Pages[area.PageOffsetAt(address)] != pfn) _violations.Add($"{_subject}: the page at {address:x} is not the one its file has cached");
    }

    private void CheckTables()
    {
        foreach (var (table, _) in _mm.Tables.Raw.TableFrames())
        {
            if (_references[table].Entries != 0) _violations.Add($"{_subject}: table {table} is mapped as a page");
        }
    }
}

using System.Globalization;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Replay.Comparison;

/// <summary>Compares the pages of a process: traits as pagemap shows them (<c>fs/proc/task_mmu.c</c> pte_to_pagemap_entry), and the sharing of frames.</summary>
internal sealed class PageComparison(ModelProcess model, RecordedPages[] recorded, SharedFrames frames, Func<VmArea, bool> isLookedAt)
{
    /// <summary>The recorder leaves larger areas out, and those of the kernel.</summary>
    private const ulong LargestArea = 256UL << 20;

    private readonly List<Page> _pages = [];
    private readonly List<int> _unshared = [];

    /// <param name="Address">Where it is.</param>
    /// <param name="Traits">As pagemap shows them.</param>
    /// <param name="Frame">The frame, or the slot of a page that is swapped out.</param>
    private readonly record struct Page(ulong Address, PageTraits Traits, uint Frame);

    public bool AreEqual()
    {
        Collect();
        int at = 0;
        bool areEqual = true;
        foreach (var run in recorded)
        {
            for (int i = 0; i < run.Count; i++, at++)
            {
                if (at >= _pages.Count) return false;
                var page = _pages[at];
                if (page.Address != run.Address + ((ulong)i << PageSize.Shift) || page.Traits != run.Traits) return false;
                if (page.Traits == PageTraits.Swapped)
                {
                    if (run.FirstFrame + i == page.Frame) continue;
                    _unshared.Add(at);
                    areEqual = false;
                    continue;
                }

                if (run.FirstFrame < 0 || frames.Match(run.FirstFrame + i, page.Frame)) continue;
                _unshared.Add(at);
                areEqual = false;
            }
        }

        return areEqual && at == _pages.Count;
    }

    /// <summary>A line a page; frames are named only where the sharing differs, since their numbers mean nothing between the two.</summary>
    public (List<string> Model, List<string> Recorded) Lines()
    {
        var lines = _pages.ConvertAll(page => Line(page.Address, page.Traits, (int)page.Frame));
        foreach (int at in _unshared.Where(at => _pages[at].Traits != PageTraits.Swapped)) lines[at] += string.Create(CultureInfo.InvariantCulture, $", frame {_pages[at].Frame:x} shared otherwise than recorded");
        var others = new List<string>();
        foreach (var run in recorded)
        {
            for (int i = 0; i < run.Count; i++) others.Add(Line(run.Address + ((ulong)i << PageSize.Shift), run.Traits, run.FirstFrame + i));
        }

        return (lines, others);
    }

    private static string Line(ulong address, PageTraits traits, int slot) => traits == PageTraits.Swapped
        ? string.Create(CultureInfo.InvariantCulture, $"{address:x} {traits}, slot {slot}")
        : string.Create(CultureInfo.InvariantCulture, $"{address:x} {traits}");

    private void Collect()
    {
        var tables = model.Process.Mm.Tables.Raw;
        foreach (var area in model.Areas)
        {
            if (area.Length > LargestArea || ProcMaps.Name(model.Process, area).StartsWith("[v", StringComparison.Ordinal) || !isLookedAt(area)) continue;
            var cursor = area.Start;
            while (tables.TryNextLeaves(ref cursor, area.End, out var run))
            {
                if (run.IsHuge) CollectHuge(run);
                else Collect(tables.PeekEntries(run), run);
            }
        }
    }

    private void Collect(ReadOnlyEntrySpan entries, LeafRun run)
    {
        for (int i = entries.NextUsed(0); i >= 0; i = i + 1 < entries.Length ? entries.NextUsed(i + 1) : -1)
            _pages.Add(PageOf(run.AddressOf(i).Value, entries[i]));
    }

    /// <summary>
    /// pagemap_pmd_range_thp: the huge zero page is shown as a page of a file, and whether the first page is mapped exclusively counts for all.
    /// </summary>
    private void CollectHuge(LeafRun run)
    {
        var leaf = model.Process.Mm.Tables.Raw.Read(run.HugePlace);
        var traits = leaf.IsSpecial ? PageTraits.Present | PageTraits.File : PageOf(run.Start.Value, PageTableEntry.For(leaf.Frame, EntryBits.Present)).Traits;
        for (int i = 0; i < run.Count; i++) _pages.Add(new Page(run.AddressOf(i).Value, traits, leaf.Frame.Value + (uint)i));
    }

    private Page PageOf(ulong address, PageTableEntry entry)
    {
        if (!entry.HasFrame)
        {
            var mode = model.Process.Mm.Tables.Raw.Mode;
            return PteMarkers.IsMarker(entry, mode)
                ? new Page(address, PageTraits.Swapped | PageTraits.Guard, 0)
                : new Page(address, PageTraits.Swapped, (uint)entry.SwapEntry(mode).Offset);
        }

        var traits = PageTraits.Present;
        if (entry.IsSpecial) return new Page(address, traits | PageTraits.Zero, 0);
        ref readonly var frame = ref model.Process.Kernel.Memory.Peek(entry.Frame);
        if (!frame.IsAnon) traits |= PageTraits.File;
        if (frame.MapCount == 1) traits |= PageTraits.Exclusive;
        return new Page(address, traits, entry.Frame.Value);
    }
}

using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>
/// The figures of one area in /proc/PID/smaps, in bytes (<c>fs/proc/task_mmu.c</c> smaps_account). Only pages with a struct page count:
/// neither the zero page nor those of [vvar].
/// </summary>
public readonly record struct AreaUsage
{
    /// <summary>Pages that are mapped, PROT_NONE ones too.</summary>
    public ulong Rss { get; init; }

    /// <summary>Of <see cref="Rss"/>: mapped more than once, not changed since the disk knows them.</summary>
    public ulong SharedClean { get; init; }

    public ulong SharedDirty { get; init; }

    /// <summary>Of <see cref="Rss"/>: mapped here only.</summary>
    public ulong PrivateClean { get; init; }

    public ulong PrivateDirty { get; init; }

    /// <summary>Of <see cref="Rss"/>: pages without a file.</summary>
    public ulong Anonymous { get; init; }

    /// <summary>Of <see cref="Anonymous"/>: given up by MADV_FREE and not written since.</summary>
    public ulong LazyFree { get; init; }

    /// <summary>Of <see cref="Anonymous"/>: mapped by huge entries.</summary>
    public ulong AnonHugePages { get; init; }

    public ulong Swap { get; init; }

    /// <summary>The proportional share of the resident pages, where the area is locked.</summary>
    public ulong Locked { get; init; }

    /// <summary>Counts the area's pages.</summary>
    public static AreaUsage Of(Process process, VmArea area)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(area);
        // The kernel adds up shares in fixed point, so that a third of a page is not lost (PSS_SHIFT).
        const int ShareBits = 12;
        ulong rss = 0, sharedClean = 0, sharedDirty = 0, privateClean = 0, privateDirty = 0, anonymous = 0, lazyFree = 0, anonHuge = 0, swap = 0, share = 0;
        var tables = process.Mm.Tables.Raw;
        var memory = process.Kernel.Memory;
        var cursor = area.Start;
        while (tables.TryNextLeaves(ref cursor, area.End, out var run))
        {
            process.Kernel.Work.Add(run.Count >> 2);
            if (run.IsHuge)
            {
                AddHuge(run);
                continue;
            }

            var entries = tables.PeekEntries(run);
            for (int i = entries.NextUsed(0); i >= 0; i = i + 1 < entries.Length ? entries.NextUsed(i + 1) : -1)
            {
                var entry = entries[i];
                if (!entry.HasFrame)
                {
                    if (!PteMarkers.IsMarker(entry, tables.Mode)) swap += PageSize.Bytes;
                    continue;
                }

                if (entry.IsSpecial) continue;
                Add(entry.Frame, entry.IsDirty);
            }
        }

        return new AreaUsage
        {
            Rss = rss, SharedClean = sharedClean, SharedDirty = sharedDirty, PrivateClean = privateClean, PrivateDirty = privateDirty,
            Anonymous = anonymous, LazyFree = lazyFree, AnonHugePages = anonHuge, Swap = swap + SharedSwap(process, area), Locked = area.Has(VmFlags.Locked) ? share >> ShareBits : 0,
        };

        // smaps_pmd_entry: the huge zero page counts for nothing.
        void AddHuge(LeafRun run)
        {
            var leaf = tables.Read(run.HugePlace);
            if (leaf.IsSpecial) return;
            anonHuge += LargeFolio.Pages * PageSize.Bytes;
            for (var i = 0u; i < (uint)run.Count; i++) Add(leaf.Frame + i, leaf.IsDirty);
        }

        // smaps_account.
        void Add(PageFrameNumber pfn, bool isDirty)
        {
            ref readonly var frame = ref memory.Peek(pfn);
            var folio = frame.IsCompound ? memory.Peek(LargeFolio.HeadOf(memory, pfn)).Flags : frame.Flags;
            isDirty |= (folio & FrameFlags.Dirty) != 0;
            rss += PageSize.Bytes;
            if (frame.IsAnon)
            {
                anonymous += PageSize.Bytes;
                if (!isDirty && (folio & FrameFlags.SwapBacked) == 0) lazyFree += PageSize.Bytes;
            }

            share += (PageSize.Bytes << ShareBits) / (ulong)Math.Max(1, frame.MapCount);
            if (frame.MapCount >= 2)
            {
                if (isDirty) sharedDirty += PageSize.Bytes;
                else sharedClean += PageSize.Bytes;
            }
            else if (isDirty)
            {
                privateDirty += PageSize.Bytes;
            }
            else
            {
                privateClean += PageSize.Bytes;
            }
        }
    }

    /// <summary>
    /// shmem_swap_usage and smaps_pte_hole: pages of shared memory that are in swap and that the area would show; of a private writable one only where it has
    /// no page of its own.
    /// </summary>
    private static ulong SharedSwap(Process process, VmArea area)
    {
        if (area.OpenFile == 0) return 0;
        var pages = process.Kernel.Files.Open(area.OpenFile).File.Pages;
        if (pages.SwappedCount == 0) return 0;
        ulong end = area.PageOffset + area.Pages;
        if (area.IsShared || !area.Has(VmFlags.Write)) return pages.CountSwapped(area.PageOffset, end) << PageSize.Shift;
        ulong holes = 0;
        for (ulong next = area.PageOffset; pages.TryNextSwapped(next, out ulong index, out _) && index < end; next = index + 1)
        {
            if (process.Mm.Tables.Raw.Read(area.Start + ((index - area.PageOffset) << PageSize.Shift)).IsNone) holes++;
        }

        return holes << PageSize.Shift;
    }
}

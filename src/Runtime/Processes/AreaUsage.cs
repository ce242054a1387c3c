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
        ulong rss = 0, sharedClean = 0, sharedDirty = 0, privateClean = 0, privateDirty = 0, anonymous = 0, lazyFree = 0, swap = 0, share = 0;
        var tables = process.Mm.Tables.Raw;
        var memory = process.Kernel.Memory;
        var cursor = area.Start;
        while (tables.TryNextRun(ref cursor, area.End, out var run))
        {
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
                ref readonly var frame = ref memory.Peek(entry.Frame);
                bool isDirty = entry.IsDirty || (frame.Flags & FrameFlags.Dirty) != 0;
                rss += PageSize.Bytes;
                if (frame.IsAnon)
                {
                    anonymous += PageSize.Bytes;
                    if (!isDirty && (frame.Flags & FrameFlags.SwapBacked) == 0) lazyFree += PageSize.Bytes;
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

        return new AreaUsage
        {
            Rss = rss, SharedClean = sharedClean, SharedDirty = sharedDirty, PrivateClean = privateClean, PrivateDirty = privateDirty,
            Anonymous = anonymous, LazyFree = lazyFree, Swap = swap, Locked = area.Has(VmFlags.Locked) ? share >> ShareBits : 0,
        };
    }
}

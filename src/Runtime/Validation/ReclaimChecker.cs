using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Reclaim;

namespace MemDsl.Runtime.Validation;

/// <summary>The LRU lists and their counters, the way from each page to its mappings, and the counts of dirty pages.</summary>
internal static class ReclaimChecker
{
    public static void Check(Kernel kernel, Violations violations)
    {
        var onLists = new HashSet<PageFrameNumber>();
        for (var list = LruList.InactiveAnon; list <= LruList.Unevictable; list++) CheckList(kernel, list, onLists, violations);
        foreach (var pfn in kernel.Memory.FramesInUse()) CheckPage(kernel, pfn, onLists.Contains(pfn), violations);
        foreach (var file in kernel.Files.All) CheckDirty(kernel, file, violations);
        if (kernel.Oom.HasDying) violations.Add("a victim of the OOM killer outlives its operation");
        if (kernel.Reclaim.IsReclaiming) violations.Add("reclaim has not ended");
    }

    private static void CheckList(Kernel kernel, LruList list, HashSet<PageFrameNumber> onLists, Violations violations)
    {
        ulong found = 0;
        uint previous = 0;
        var byZone = new ulong[kernel.Buddy.Zones.Count];
        foreach (var pfn in kernel.Lru.Pages(list))
        {
            ref readonly var frame = ref kernel.Memory.Peek(pfn);
            if (!onLists.Add(pfn))
            {
                violations.Add($"frame {pfn}: on a list twice, the second time on {list}");
                return;
            }

            if ((frame.Flags & FrameFlags.Lru) == 0) violations.Add($"frame {pfn}: on {list} without PG_lru");
            if (LruLists.ListOf(frame.Flags) != list) violations.Add($"frame {pfn}: on {list}, its flags {frame.Flags} say {LruLists.ListOf(frame.Flags)}");
            if (frame.Previous != previous) violations.Add($"frame {pfn}: on {list} behind {previous}, and says {frame.Previous}");
            if (frame.RefCount <= 0) violations.Add($"frame {pfn}: on {list} without a reference");
            previous = pfn.Value;
            ulong pages = 1UL << frame.Order;
            found += pages;
            byZone[kernel.Lru.ZoneOf(pfn.Value)] += pages;
        }

        if (kernel.Lru.Tail(list).Value != previous) violations.Add($"{list}: the tail is {kernel.Lru.Tail(list)}, the last page {previous}");
        violations.Same("lru", $"pages on {list}", kernel.Lru.Count(list), found);
        for (int zone = 0; zone < byZone.Length; zone++)
        {
            var kind = kernel.Buddy.Zones[zone].Kind;
            violations.Same($"zone {kind}", $"pages on {list}", kernel.Lru.Count(kind, list), byZone[zone]);
        }
    }

    private static void CheckPage(Kernel kernel, PageFrameNumber pfn, bool isOnList, Violations violations)
    {
        ref readonly var frame = ref kernel.Memory.Peek(pfn);
        if (frame.Type != FrameType.InUse) return;
        bool hasLru = (frame.Flags & FrameFlags.Lru) != 0;
        bool isUserPage = frame.IsAnon || frame.Mapping != 0 || (frame.Flags & FrameFlags.SwapCache) != 0;
        if (hasLru && !isOnList) violations.Add($"frame {pfn}: PG_lru, and on no list");
        if (isUserPage && !hasLru) violations.Add($"frame {pfn}: a user page on no list");
        if (frame.Mapping == 0 && !frame.IsAnon) return;
        int found = kernel.Rmap.Find(pfn).Count;
        if (found != frame.MapCount) violations.Add($"frame {pfn}: mapcount {frame.MapCount}, {found} mappings found from the page");
    }

    private static void CheckDirty(Kernel kernel, MemoryFile file, Violations violations)
    {
        if (file.Kind != MemoryFileKind.Disk) return;
        ulong dirty = 0;
        for (ulong next = 0; file.Pages.TryNext(next, out ulong index, out var pfn); next = index + 1)
        {
            if ((kernel.Memory.Peek(pfn).Flags & FrameFlags.Dirty) != 0) dirty++;
        }

        violations.Same($"file {file.Name}", "dirty pages", file.DirtyPages, dirty);
    }
}

using System.Collections.Immutable;
using MemDsl.Runtime.PageCache;

namespace MemDsl.Runtime.Differences;

/// <summary>Compares the page cache and swap.</summary>
internal static class FileComparison
{
    public static ImmutableArray<FileChange> Files(Machine before, Machine after)
    {
        var changes = ImmutableArray.CreateBuilder<FileChange>();
        foreach (var (old, now) in Pairs.ById(before.Files.All, after.Files.All, file => file.Id.Value))
        {
            var counters = ImmutableArray.CreateBuilder<CounterChange>();
            Counters.Add(counters, "size", CounterUnit.Bytes, old?.Size, now?.Size);
            Counters.Add(counters, "cached", CounterUnit.Pages, (ulong?)old?.CachedPageCount, (ulong?)now?.CachedPageCount);
            Counters.Add(counters, "dirty", CounterUnit.Pages, old?.DirtyPages, now?.DirtyPages);
            var kind = old is null ? ChangeKind.Came : now is null ? ChangeKind.Went : ChangeKind.Changed;
            if (counters.Count > 0 || kind != ChangeKind.Changed) changes.Add(new FileChange((now ?? old)!.Id, (now ?? old)!.Name, kind, counters.ToImmutable()));
        }

        return changes.ToImmutable();
    }

    public static ImmutableArray<SwapAreaChange> SwapAreas(Machine before, Machine after)
    {
        var changes = ImmutableArray.CreateBuilder<SwapAreaChange>();
        foreach (var (old, now) in Pairs.ById(before.Kernel.Swap.Areas, after.Kernel.Swap.Areas, area => area.Type))
            if (old?.UsedSlots != now?.UsedSlots)
                changes.Add(new SwapAreaChange((now ?? old)!.Name, old?.UsedSlots, now?.UsedSlots));
        return changes.ToImmutable();
    }
}

using System.Collections.Immutable;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Differences;

/// <summary>Compares how many blocks lie on the lists of free memory.</summary>
internal static class ListComparison
{
    public static ImmutableArray<FreeListChange> FreeLists(Machine before, Machine after)
    {
        var changes = ImmutableArray.CreateBuilder<FreeListChange>();
        foreach (var (old, now) in Zones(before, after))
            for (var order = 0; order <= BuddyAllocator.MaxOrder; order++)
                foreach (var type in Enum.GetValues<Migratetype>())
                {
                    var (was, current) = (old?.FreeBlocks(order, type) ?? 0, now?.FreeBlocks(order, type) ?? 0);
                    if (was != current) changes.Add(new FreeListChange((now ?? old)!.Name, order, type, was, current));
                }

        return changes.ToImmutable();
    }

    public static ImmutableArray<PerCpuChange> PerCpuLists(Machine before, Machine after)
    {
        var changes = ImmutableArray.CreateBuilder<PerCpuChange>();
        foreach (var (old, now) in Zones(before, after))
            for (var cpu = 0; cpu < Math.Max(old?.PerCpuCount ?? 0, now?.PerCpuCount ?? 0); cpu++)
            {
                var (was, current) = (old?.PeekPerCpu(cpu)?.Count ?? 0, now?.PeekPerCpu(cpu)?.Count ?? 0);
                if (was != current) changes.Add(new PerCpuChange((now ?? old)!.Name, cpu, was, current));
            }

        return changes.ToImmutable();
    }

    private static IEnumerable<(Zone? Before, Zone? After)> Zones(Machine before, Machine after) =>
        Pairs.ById(before.Zones, after.Zones, zone => (int)zone.Kind);
}

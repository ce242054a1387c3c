using MemDsl.Runtime;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Benchmarks;

/// <summary>The page allocator by itself, on 64 GiB against the same work on 1 GiB: it must not matter how much memory there is.</summary>
internal static class AllocatorRows
{
    private const ulong Large = 64UL << 30;
    private const ulong Small = 1UL << 30;

    public static LanguageRow[] All { get; } =
    [
        new("allocator: alloc + free of a page, 64 GiB against 1 GiB", "30 ns, 1", () => Ratio(SinglePage)),
        new("allocator: alloc + free of order 0 to 10 at random, 64 GiB against 1 GiB", "100 ns, 1", () => Ratio(RandomOrders)),
        new("allocator: 10,000 pages taken, then freed, 64 GiB against 1 GiB", "1", () => Ratio(ManyPages)),
        new("allocator: boot of a machine, 64 GiB against 1 GiB", "50 ms", () => Ratio(Boot)),
        new("allocator: managed heap of a 64 GiB machine at start", "40 MB", Heap),
    ];

    private static Comparison Ratio(Func<ulong, Round> prepare)
    {
        var large = Stopwatches.Minimum(prepare(Large));
        var small = Stopwatches.Minimum(prepare(Small));
        return new(Stopwatches.Show(large), Stopwatches.Show(small), large / small);
    }

    private static BuddyAllocator Allocator(ulong ram) => new Machine(MachineOptions.Default with { Ram = ram }).Kernel.Buddy;

    private static Round SinglePage(ulong ram)
    {
        const int Pairs = 100_000;
        var buddy = Allocator(ram);
        return () => Stopwatches.Time(Pairs, () =>
        {
            for (var i = 0; i < Pairs; i++) buddy.Free(Take(buddy, 0), 0);
        });
    }

    /// <summary>256 blocks are held; each step gives one back and takes another of a random order.</summary>
    private static Round RandomOrders(ulong ram)
    {
        const int Steps = 20_000;
        const int Held = 256;
        var buddy = Allocator(ram);
        var random = new MachineRandom(1);
        var blocks = new (PageFrameNumber Pfn, int Order)[Held];
        for (var i = 0; i < Held; i++) blocks[i] = (Take(buddy, i % 11), i % 11);
        return () => Stopwatches.Time(Steps, () =>
        {
            for (var i = 0; i < Steps; i++)
            {
                var choice = random.NextUInt64();
                ref var block = ref blocks[choice % Held];
                buddy.Free(block.Pfn, block.Order);
                var order = (int)((choice >> 32) % 11);
                block = (Take(buddy, order), order);
            }
        });
    }

    private static Round ManyPages(ulong ram)
    {
        const int Pages = 10_000;
        var buddy = Allocator(ram);
        var taken = new PageFrameNumber[Pages];
        return () => Stopwatches.Time(Pages, () =>
        {
            for (var i = 0; i < Pages; i++) taken[i] = Take(buddy, 0);
            foreach (var pfn in taken) buddy.Free(pfn, 0);
        });
    }

    private static Round Boot(ulong ram) => () => Stopwatches.Time(1, () => GC.KeepAlive(Allocator(ram)));

    private static Comparison Heap()
    {
        GC.KeepAlive(Allocator(Small));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var machine = new Machine(MachineOptions.Default with { Ram = Large });
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(machine);
        return new($"{(after - before) / 1e6:0.0} MB");
    }

    private static PageFrameNumber Take(BuddyAllocator buddy, int order) =>
        buddy.TryAlloc(order, GfpFlags.GFP_HIGHUSER_MOVABLE, out var pfn) ? pfn : throw new InvalidOperationException($"no block of order {order} is free");
}

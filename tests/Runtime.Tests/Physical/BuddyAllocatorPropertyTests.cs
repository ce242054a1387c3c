using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Tests.Physical;

/// <summary>Random allocations and frees: the invariants hold all the time, and what was joined is what was there at boot.</summary>
public sealed class BuddyAllocatorPropertyTests
{
    private const int Cpus = 3;

    private static readonly GfpFlags[] Requests =
    [
        GfpFlags.GFP_KERNEL, GfpFlags.GFP_HIGHUSER_MOVABLE, GfpFlags.GFP_KERNEL | GfpFlags.Reclaimable, GfpFlags.GFP_HIGHUSER_MOVABLE,
        GfpFlags.GFP_ATOMIC, GfpFlags.GFP_DMA, GfpFlags.GFP_DMA32, GfpFlags.GFP_HIGHUSER, GfpFlags.GFP_NOWAIT, GfpFlags.GFP_KERNEL | GfpFlags.MemAlloc,
    ];

    public static TheoryData<string> Machines => [.. Options.Keys];

    /// <summary>Small enough to run full, and each with something of its own: a lone zone, CMA, zone Movable, high memory, pageblocks of order 10, no grouping.</summary>
    private static Dictionary<string, MachineOptions> Options { get; } = new()
    {
        ["24M"] = Bare(24),
        ["32M with CMA"] = Bare(32) with { Cma = 6UL << 20 },
        ["32M with zone Movable"] = Bare(32) with { KernelCore = 20UL << 20 },
        ["32 bits"] = Bare(24) with { Architecture = Architecture.X86_32 },
        ["8M without grouping"] = Bare(8),
        ["as the recorded machines"] = MachineOptions.Default with { Ram = 64UL << 20, Cpus = Cpus },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public void Random_blocks_keep_every_invariant_and_join_again_when_all_are_freed(string name) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), steps =>
        {
            var machine = new TestMemory(Options[name]);
            var atBoot = machine.Blocks();
            var held = new List<(PageFrameNumber Pfn, int Order)>();
            foreach (var step in steps.SelectMany(s => new[] { s, s * 31, s * 977, s ^ 0x5a5a5a }))
            {
                Step(machine, held, unchecked((uint)step));
                Assert.Empty(machine.Buddy.Check());
            }

            foreach (var (pfn, order) in held) machine.Buddy.Free(pfn, order);
            machine.Buddy.DrainAll();
            Assert.Empty(machine.Buddy.Check());
            Assert.Equal(atBoot, machine.Blocks());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    /// <summary>To the last page: every block is given back, whoever took from whom.</summary>
    [Theory]
    [MemberData(nameof(Machines))]
    public void A_machine_run_full_comes_back_whole(string name)
    {
        var machine = new TestMemory(Options[name]);
        var atBoot = machine.Blocks();
        var held = new List<(PageFrameNumber Pfn, int Order)>();
        for (var choice = 1u; ; choice += 12)
        {
            machine.Buddy.CurrentCpu = (int)(choice % Cpus);
            var order = (int)(choice % 5);
            var gfp = Requests[choice / 5 % (uint)Requests.Length] | GfpFlags.MemAlloc;
            if (machine.Buddy.TryAlloc(order, gfp, out var pfn)) held.Add((pfn, order));
            else if (!machine.Buddy.TryAlloc(0, GfpFlags.GFP_HIGHUSER_MOVABLE | GfpFlags.MemAlloc, out pfn)) break;
            else held.Add((pfn, 0));
        }

        Assert.Empty(machine.Buddy.Check());
        foreach (var (pfn, order) in held) machine.Buddy.Free(pfn, order);
        Assert.Empty(machine.Buddy.Check());
        machine.Buddy.DrainAll();
        Assert.Empty(machine.Buddy.Check());
        Assert.Equal(atBoot, machine.Blocks());
    }

    [Fact]
    public void Urgent_requests_reserve_pageblocks_and_keep_every_invariant() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), steps =>
        {
            var machine = new TestMemory(Bare(272));
            var held = new List<(PageFrameNumber Pfn, int Order)>();
            machine.Buddy.TryAlloc(0, GfpFlags.GFP_KERNEL, out _);
            foreach (var step in steps)
            {
                RunDown(machine, held);
                if (machine.Buddy.TryAlloc((step & 3) + 1, GfpFlags.GFP_ATOMIC, out var pfn)) held.Add((pfn, (step & 3) + 1));
                Assert.Empty(machine.Buddy.Check());
                foreach (var _ in Enumerable.Range(0, held.Count / 2)) FreeOne(machine, held, unchecked((uint)step));
            }

            Assert.Empty(machine.Buddy.Check());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public void Isolated_and_contiguous_ranges_keep_every_invariant_and_leave_the_blocks_of_boot() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), steps =>
        {
            var machine = new TestMemory(Options["32M with CMA"]);
            var atBoot = machine.Blocks();
            var held = new List<(PageFrameNumber Pfn, int Order)>();
            var ranges = new List<(PageFrameNumber Start, uint Count)>();
            foreach (var step in steps.SelectMany(s => new[] { s, s * 31, s * 977 }).Select(s => unchecked((uint)s)))
            {
                if (step % 4 == 0) Step(machine, held, step / 4);
                else if (step % 4 == 1) TakeRange(machine, ranges, step / 4);
                else if (step % 4 == 2) FreeRange(machine, ranges);
                else Isolate(machine, step / 4);
                Assert.Empty(machine.Buddy.Check());
            }

            foreach (var (pfn, order) in held) machine.Buddy.Free(pfn, order);
            while (ranges.Count > 0) FreeRange(machine, ranges);
            machine.Buddy.DrainAll();
            Assert.Empty(machine.Buddy.Check());
            Assert.Equal(atBoot, machine.Blocks());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void A_clone_and_its_original_go_their_own_ways() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int[]>(), (before, after) =>
        {
            var original = new TestMemory(Options["32M with CMA"]);
            var held = new List<(PageFrameNumber, int)>();
            foreach (var step in before) Step(original, held, unchecked((uint)step));
            var lists = original.Lists();
            var clone = original.Clone();
            var heldByClone = new List<(PageFrameNumber, int)>(held);

            foreach (var step in after) Step(clone, heldByClone, unchecked((uint)step));

            Assert.Equal(lists, original.Lists());
            Assert.Empty(original.Buddy.Check());
            Assert.Empty(clone.Buddy.Check());
            foreach (var step in after) Step(original, held, unchecked((uint)step));
            Assert.Equal(clone.Lists(), original.Lists());
        }).QuickCheckThrowOnFailure();

    private static MachineOptions Bare(ulong megabytes) => MachineOptions.Default with { Ram = megabytes << 20, Cpus = Cpus, Boot = BootKind.Bare };

    private static void Step(TestMemory machine, List<(PageFrameNumber Pfn, int Order)> held, uint choice)
    {
        machine.Buddy.CurrentCpu = (int)(choice / 7 % Cpus);
        if (choice % 3 == 0 && held.Count > 0)
        {
            FreeOne(machine, held, choice / 3);
            return;
        }

        if (choice % 61 == 0) machine.Buddy.DrainAll();
        if (choice % 53 == 0) machine.Buddy.DecayPerCpuLists();
        var order = (int)(choice / 8 % 11);
        if (!machine.Buddy.TryAlloc(order, Requests[choice / 88 % (uint)Requests.Length], out var pfn)) return;
        machine.Memory.Store(pfn.Address, choice, 8);
        machine.Memory.Store((pfn + ((1u << order) - 1)).Address, choice, 8);
        held.Add((pfn, order));
    }

    private static void FreeOne(TestMemory machine, List<(PageFrameNumber Pfn, int Order)> held, uint choice)
    {
        var at = (int)(choice % (uint)held.Count);
        machine.Buddy.Free(held[at].Pfn, held[at].Order);
        held.RemoveAt(at);
    }

    /// <summary>Takes blocks until only urgent requests are served: these then take from, and reserve, pageblocks.</summary>
    private static void RunDown(TestMemory machine, List<(PageFrameNumber Pfn, int Order)> held)
    {
        for (var order = 10; order >= 0; order--)
            while (machine.Buddy.TryAlloc(order, GfpFlags.GFP_KERNEL, out var pfn))
                held.Add((pfn, order));
    }

    private static void TakeRange(TestMemory machine, List<(PageFrameNumber Start, uint Count)> ranges, uint choice)
    {
        var start = new PageFrameNumber(0x1000 + (choice % 0x1000));
        var count = 1 + (choice / 0x1000 % 1500);
        if (machine.Buddy.AllocContigRange(start, count, GfpFlags.GFP_KERNEL).IsOk) ranges.Add((start, count));
    }

    private static void FreeRange(TestMemory machine, List<(PageFrameNumber Start, uint Count)> ranges)
    {
        if (ranges.Count == 0) return;
        Assert.True(machine.Buddy.FreeContigRange(ranges[^1].Start, ranges[^1].Count).IsOk);
        ranges.RemoveAt(ranges.Count - 1);
    }

    /// <summary>Isolates a pageblock, lets a page in it be freed, and brings it back.</summary>
    private static void Isolate(TestMemory machine, uint choice)
    {
        var block = new PageFrameNumber(0x1000 + (choice % 8 * 512));
        if (!machine.Buddy.Isolate(block, 512).IsOk) return;
        Assert.Empty(machine.Buddy.Check());
        Assert.True(machine.Buddy.UndoIsolate(block, 512).IsOk);
    }
}

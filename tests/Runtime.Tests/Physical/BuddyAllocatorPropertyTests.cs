using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Tests.Physical;

/// <summary>Random allocations and frees: the invariants hold all the time, and what was joined is what was there at boot.</summary>
public sealed class BuddyAllocatorPropertyTests
{
    [Fact]
    public void Random_blocks_keep_every_invariant_and_join_again_when_all_are_freed() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), steps =>
        {
            var machine = new TestMemory(24UL << 20);
            var atBoot = Blocks(machine);
            var held = new List<(PageFrameNumber Pfn, int Order)>();
            foreach (var step in steps.SelectMany(s => new[] { s, s * 31, s * 977 }))
            {
                Step(machine, held, unchecked((uint)step));
                Assert.Empty(machine.Buddy.Check());
            }

            foreach (var (pfn, order) in held) machine.Buddy.Free(pfn, order);
            Assert.Empty(machine.Buddy.Check());
            Assert.Equal(atBoot, Blocks(machine));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_clone_and_its_original_go_their_own_ways() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int[]>(), (before, after) =>
        {
            var original = new TestMemory(24UL << 20);
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

    private static void Step(TestMemory machine, List<(PageFrameNumber Pfn, int Order)> held, uint choice)
    {
        if (choice % 3 == 0 && held.Count > 0)
        {
            var at = (int)(choice / 3 % (uint)held.Count);
            machine.Buddy.Free(held[at].Pfn, held[at].Order);
            held.RemoveAt(at);
            return;
        }

        var order = (int)(choice / 8 % 11);
        if (!machine.Buddy.TryAlloc(order, choice % 5 == 0 ? GfpFlags.GFP_DMA : GfpFlags.GFP_KERNEL, out var pfn)) return;
        machine.Memory.Store(pfn.Address, choice, 8);
        held.Add((pfn, order));
    }

    /// <summary>The free blocks in order of address: the lists' own order depends on history.</summary>
    private static string Blocks(TestMemory machine) => string.Join('\n',
        from zone in machine.Buddy.Zones
        from order in Enumerable.Range(0, BuddyAllocator.MaxOrder + 1)
        select $"{zone} {order}: {string.Join(' ', machine.Buddy.FreeBlocks(zone, order).Order())}");
}

using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Tests.Physical;

/// <summary>What the allocator costs apart from time: nothing of the managed heap, once its records are there; and no records for memory that nobody touched.</summary>
public sealed class BuddyAllocatorCostTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(10)]
    public void Taking_and_giving_back_allocates_nothing(int order)
    {
        var machine = new TestMemory(MachineOptions.Default with { Ram = 256UL << 20 });
        var held = new PageFrameNumber[8];
        Round(machine, held, order, 100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Round(machine, held, order, 100);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Orders_in_turn_allocate_nothing()
    {
        var machine = new TestMemory(MachineOptions.Default with { Ram = 256UL << 20 });
        var held = new PageFrameNumber[8];
        for (var pfn = 0u; pfn < machine.Memory.FrameLimit; pfn += 512) machine.Memory.Frame(new PageFrameNumber(pfn)).RefCount += 0;
        for (var pass = 0; pass < 4; pass++)
            for (var order = 0; order <= BuddyAllocator.MaxOrder; order++) Round(machine, held, order, 10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var order = 0; order <= BuddyAllocator.MaxOrder; order++) Round(machine, held, order, 10);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_large_machine_starts_small()
    {
        var options = MachineOptions.Default with { Ram = 64UL << 30 };
        GC.KeepAlive(new TestMemory(options));

        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(new TestMemory(options));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, 40L << 20);
    }

    private static void Round(TestMemory machine, PageFrameNumber[] held, int order, int times)
    {
        for (var i = 0; i < times; i++)
        {
            for (var k = 0; k < held.Length; k++)
                if (!machine.Buddy.TryAlloc(order, k % 2 == 0 ? GfpFlags.GFP_HIGHUSER_MOVABLE : GfpFlags.GFP_KERNEL, out held[k])) throw new InvalidOperationException("no block");
            foreach (var pfn in held) machine.Buddy.Free(pfn, order);
        }
    }
}

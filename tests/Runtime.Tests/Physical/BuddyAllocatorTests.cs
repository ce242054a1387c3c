using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Tests.Physical;

public sealed class BuddyAllocatorTests
{
    [Fact]
    public void Lists_begin_in_ascending_order_with_the_largest_blocks_that_fit()
    {
        var machine = new TestMemory();

        Assert.Equal([256], machine.Free(ZoneKind.DMA, 8));
        Assert.Equal([512], machine.Free(ZoneKind.DMA, 9));
        Assert.Equal([1024, 2048, 3072], machine.Free(ZoneKind.DMA, 10));
        Assert.Equal(Enumerable.Range(4, 12).Select(i => (uint)i * 1024), machine.Free(ZoneKind.DMA32, 10));
        Assert.Empty(machine.Buddy.Check());
    }

    [Fact]
    public void A_request_for_one_page_halves_a_block_and_keeps_the_upper_halves()
    {
        var machine = new TestMemory();

        Assert.Equal(4096u, machine.Take().Value);

        for (var order = 0; order < 10; order++) Assert.Equal([4096u + (1u << order)], machine.Free(ZoneKind.DMA32, order));
        Assert.Equal(5120u, machine.Free(ZoneKind.DMA32, 10)[0]);
    }

    [Fact]
    public void Single_pages_of_a_fresh_block_ascend()
    {
        var machine = new TestMemory();

        var taken = Enumerable.Range(0, 2000).Select(_ => machine.Take().Value);

        Assert.Equal(Enumerable.Range(4096, 2000).Select(i => (uint)i), taken);
    }

    [Fact]
    public void A_freed_page_joins_up_to_the_block_it_came_from()
    {
        var machine = new TestMemory();
        var before = machine.Free(ZoneKind.DMA32, 10);
        var pfn = machine.Take();

        machine.Buddy.Free(pfn, 0);

        Assert.Equal(before, machine.Free(ZoneKind.DMA32, 10));
        for (var order = 0; order < 10; order++) Assert.Empty(machine.Free(ZoneKind.DMA32, order));
    }

    [Fact]
    public void A_freed_page_goes_to_the_head_and_is_given_out_next()
    {
        var machine = new TestMemory();
        var taken = Enumerable.Range(0, 8).Select(_ => machine.Take()).ToArray();

        machine.Buddy.Free(taken[0], 0);
        machine.Buddy.Free(taken[4], 0);

        Assert.Equal([4100, 4096], machine.Free(ZoneKind.DMA32, 0));
        Assert.Equal(4100u, machine.Take().Value);
    }

    [Fact]
    public void A_page_whose_parents_buddy_is_free_goes_to_the_tail()
    {
        var machine = new TestMemory();
        var taken = Enumerable.Range(0, 8).Select(_ => machine.Take()).ToArray();
        machine.Buddy.Free(taken[0], 0);
        machine.Buddy.Free(taken[6], 0);
        machine.Buddy.Free(taken[7], 0);

        machine.Buddy.Free(taken[4], 0);

        Assert.Equal([4102], machine.Free(ZoneKind.DMA32, 1));
        Assert.Equal([4096, 4100], machine.Free(ZoneKind.DMA32, 0));
    }

    [Fact]
    public void Below_the_largest_order_but_one_no_merge_is_expected()
    {
        var machine = new TestMemory();
        var halves = Enumerable.Range(0, 4).Select(_ => machine.Take(9)).ToArray();

        machine.Buddy.Free(halves[0], 9);
        machine.Buddy.Free(halves[2], 9);

        Assert.Equal([halves[2].Value, halves[0].Value], machine.Free(ZoneKind.DMA32, 9));
    }

    [Fact]
    public void The_highest_zone_is_asked_first_and_lower_ones_when_it_is_empty()
    {
        var machine = new TestMemory(20UL << 20);

        var blocks = Enumerable.Range(0, 4).Select(_ => machine.Take(10).Value);

        Assert.Equal([4096, 1024, 2048, 3072], blocks);
        Assert.False(machine.Buddy.TryAlloc(10, GfpFlags.GFP_KERNEL, out var none));
        Assert.True(none.IsNone);
    }

    [Theory]
    [InlineData(GfpFlags.GFP_DMA, ZoneKind.DMA)]
    [InlineData(GfpFlags.GFP_DMA32, ZoneKind.DMA32)]
    [InlineData(GfpFlags.GFP_KERNEL, ZoneKind.Normal)]
    [InlineData(GfpFlags.GFP_HIGHUSER_MOVABLE, ZoneKind.Normal)]
    public void The_flags_choose_the_zone_on_64_bits(GfpFlags gfp, ZoneKind zone)
    {
        var machine = new TestMemory(6UL << 30);

        Assert.Equal(zone, machine.Buddy.ZoneOf(machine.Take(0, gfp))!.Kind);
    }

    [Theory]
    [InlineData(GfpFlags.GFP_DMA, ZoneKind.DMA)]
    [InlineData(GfpFlags.GFP_KERNEL, ZoneKind.Normal)]
    [InlineData(GfpFlags.GFP_HIGHUSER, ZoneKind.HighMem)]
    public void The_flags_choose_the_zone_on_32_bits(GfpFlags gfp, ZoneKind zone)
    {
        var machine = new TestMemory(2UL << 30, ZoneLayout.X86_32Pae);

        Assert.Equal(zone, machine.Buddy.ZoneOf(machine.Take(0, gfp))!.Kind);
    }

    [Fact]
    public void A_given_out_block_has_one_reference_and_reads_as_zeros()
    {
        var machine = new TestMemory();
        var first = machine.Take();
        machine.Memory.Store(first.Address, 0x1234, 8);
        machine.Buddy.Free(first, 0);

        var again = machine.Take();

        Assert.Equal(first, again);
        Assert.Equal(1, machine.Memory.Peek(again).RefCount);
        Assert.Equal(0UL, machine.Memory.Load(again.Address, 8));
    }

    [Fact]
    public void Scripts_get_an_errno_for_what_would_corrupt_the_lists()
    {
        var machine = new TestMemory();
        var block = machine.Take(3);

        Assert.Same(BuddyRules.FreedTooLittle, machine.Buddy.TryFree(block, 2).Rule);
        Assert.Same(BuddyRules.FreedTooMuch, machine.Buddy.TryFree(block, 4).Rule);
        Assert.Same(BuddyRules.InsideBlock, machine.Buddy.TryFree(block + 1, 0).Rule);
        Assert.Same(BuddyRules.NeverGivenOut, machine.Buddy.TryFree(new PageFrameNumber(8192), 0).Rule);
        Assert.Same(BuddyRules.FreedReserved, machine.Buddy.TryFree(new PageFrameNumber(200), 0).Rule);
        Assert.Same(BuddyRules.NoSuchFrame, machine.Buddy.TryFree(new PageFrameNumber(0x7fff_ffff), 0).Rule);
        Assert.Same(BuddyRules.FreedTooMuch, machine.Buddy.TryFree(block, 11).Rule);
        Assert.Same(BuddyRules.OrderTooLarge, machine.Buddy.Alloc(11, GfpFlags.GFP_KERNEL).Rule);
        Assert.Same(BuddyRules.BadZone, machine.Buddy.Alloc(0, GfpFlags.Dma | GfpFlags.HighMem).Rule);
        Assert.True(machine.Buddy.TryFree(block, 3).IsOk);
        Assert.Same(BuddyRules.FreedTwice, machine.Buddy.TryFree(block, 3).Rule);
        Assert.Empty(machine.Buddy.Check());
    }

    [Fact]
    public void A_page_in_use_by_others_cannot_be_freed_by_hand()
    {
        var machine = new TestMemory();
        var page = machine.Take();
        machine.Memory.Frame(page).MapCount = 1;

        Assert.Same(BuddyRules.StillMapped, machine.Buddy.TryFree(page, 0).Rule);
        Assert.Throws<InvalidOperationException>(() => machine.Buddy.Free(page, 0));
    }

    [Fact]
    public void The_check_sees_a_lost_block()
    {
        var machine = new TestMemory();
        var page = machine.Take();

        machine.Memory.Frame(page).Type = FrameType.Free;

        Assert.NotEmpty(machine.Buddy.Check());
    }
}

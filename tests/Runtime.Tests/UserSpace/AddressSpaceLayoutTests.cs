using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>Where things lie, as seen on a running kernel.</summary>
public class AddressSpaceLayoutTests
{
    [Theory]
    [InlineData(8UL << 20, 0x7ffff7fff000)]
    [InlineData(1UL << 30, 0x7fffbfeff000)]
    [InlineData(ulong.MaxValue, 0x155555556000)]
    public void The_base_of_a_64_bit_task_follows_the_stack_limit(ulong limit, ulong mmapBase)
    {
        var layout = Pick(AddressSpaceKinds.Levels4, limit);
        Assert.Equal(mmapBase, layout.MmapBase.Value);
        Assert.Equal(0x2aaaaaaab000UL, layout.LegacyBase.Value);
        Assert.True(layout.TopDown);
    }

    [Fact]
    public void A_32_bit_task_with_3_GiB_has_its_base_at_b8000000()
    {
        Assert.Equal(0xb800_0000UL, Pick(AddressSpaceKinds.I386, 8 << 20).MmapBase.Value);
        Assert.Equal(0xb800_0000UL, Pick(AddressSpaceKinds.Compat3Gb, 8 << 20).MmapBase.Value);
        Assert.Equal(0x2000_0000UL, Pick(AddressSpaceKinds.I386, ulong.MaxValue).MmapBase.Value);
        Assert.Equal(0x4000_0000UL, Pick(AddressSpaceKinds.I386, 8 << 20).LegacyBase.Value);
        Assert.Equal(0x5555_5000UL, Pick(AddressSpaceKinds.Compat, 8 << 20).LegacyBase.Value);
    }

    [Fact]
    public void Position_independent_programs_start_at_two_thirds()
    {
        Assert.Equal(0x5555_5555_4000UL, PageSize.RoundDown(AddressSpaceKinds.Levels4.PieBase));
        Assert.Equal(0x5655_5000UL, AddressSpaceKinds.Compat.PieBase);
        Assert.Equal(0x4100_0000UL, AddressSpaceKinds.Compat3Gb.PieBase);
        Assert.Equal(0x5555_5555_5000UL, Pick(AddressSpaceKinds.Levels4, 8 << 20).StaticPieBrk.Value);
    }

    [Fact]
    public void An_unlimited_stack_does_not_make_the_layout_legacy_but_the_personality_does()
    {
        Assert.True(Pick(AddressSpaceKinds.Levels4, ulong.MaxValue).TopDown);
        var legacy = AddressSpaceLayout.Pick(AddressSpaceKinds.Levels4, Personality.CompatLayout, 8 << 20, new(1), false, 0);
        Assert.False(legacy.TopDown);
        Assert.Equal(legacy.LegacyBase, legacy.MmapBase);
    }

    [Fact]
    public void Randomness_stays_in_its_bits_and_comes_from_the_seed()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var random = new MachineRandom(seed);
            var layout = AddressSpaceLayout.Pick(AddressSpaceKinds.Levels4, Personality.None, 8 << 20, random, false, 2);
            var gap = (1UL << 47) - 4096 - layout.MmapBase.Value;
            Assert.InRange(gap, (8UL << 20) + (256 << 12) + (0x3fffffUL << 12), (8UL << 20) + (257 << 12) + (0x3fffffUL << 12) + (1UL << 40));
            Assert.InRange(layout.PickStackTop(random).Value, (1UL << 47) - 4096 - (0x3fffffUL << 12), (1UL << 47) - 4096);
            Assert.InRange(layout.PickBrk(new(0x40_0000), random).Value, 0x40_1000UL, 0x40_1000UL + (1UL << 30));
        }
        var again = AddressSpaceLayout.Pick(AddressSpaceKinds.Levels4, Personality.None, 8 << 20, new(7), false, 2);
        Assert.Equal(again, AddressSpaceLayout.Pick(AddressSpaceKinds.Levels4, Personality.None, 8 << 20, new(7), false, 2));
        Assert.False(Pick(AddressSpaceKinds.Levels4, 8 << 20).Randomized);
    }

    private static AddressSpaceLayout Pick(AddressSpaceKind kind, ulong stackLimit) =>
        AddressSpaceLayout.Pick(kind, Personality.None, stackLimit, new MachineRandom(1), legacy: false, randomizeVaSpace: 0);
}

using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Tests.Primitives;

public sealed class PrimitiveTests
{
    [Fact]
    public void Rounding_up_the_last_page_wraps_to_zero_as_PAGE_ALIGN_does() => Assert.Equal(0UL, PageSize.RoundUp(ulong.MaxValue));

    [Fact]
    public void Ranges_know_their_pages_and_what_they_share()
    {
        var range = new VirtualRange(new VirtualAddress(0x1ff0), 0x20);

        Assert.Equal(2UL, range.PageCount);
        Assert.True(range.Contains(new VirtualAddress(0x200f)));
        Assert.False(range.Contains(new VirtualAddress(0x2010)));
        Assert.True(range.Intersect(new VirtualRange(new VirtualAddress(0x2010), 1)).IsEmpty);
        Assert.Equal("2000-2010", range.Intersect(new VirtualRange(new VirtualAddress(0x2000), 0x1000)).ToString());
        Assert.False(range.Overlaps(new VirtualRange(new VirtualAddress(0x2010), 0x1000)));
    }

    [Fact]
    public void The_generator_draws_the_numbers_of_its_version()
    {
        var random = new MachineRandom(1);

        ulong[] first = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];

        Assert.Equal("xoshiro256**/splitmix64", MachineRandom.AlgorithmName);
        Assert.Equal([0xb3f2af6d0fc710c5, 0x853b559647364cea, 0x92f89756082a4514], first);
    }

    [Fact]
    public void A_cloned_generator_draws_the_same_numbers()
    {
        var random = new MachineRandom(7);
        random.NextUInt64();
        var clone = random.Clone();

        Assert.Equal(random.NextBelow(1000), clone.NextBelow(1000));
        Assert.InRange(random.NextBelow(3), 0UL, 2UL);
    }
}

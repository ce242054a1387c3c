using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>Where a mapping goes that does not say where.</summary>
public class UnmappedAreaTests
{
    private const ulong Page = TestProcess.Page;
    private const ulong MiB = 1UL << 20;

    private readonly TestProcess _p = new();

    [Fact]
    public void The_first_fit_from_the_top_lies_flush_under_its_neighbour()
    {
        var first = _p.Map(1, Protection.Read);
        Assert.Equal(first - (2 * Page), _p.Map(2));
        TestProcess.Value(_p.Process.Munmap(new(first), Page));
        Assert.Equal(first, _p.Map(1, Protection.Exec));
    }

    [Fact]
    public void A_legacy_layout_searches_upwards_from_a_third()
    {
        var p = new TestProcess(o => o with { Layout = MmapLayout.Legacy });
        var first = p.Map(1);
        Assert.Equal(first + Page, p.Map(1, Protection.Read));
        Assert.InRange(first, 0x2aaa_aaaa_b000UL, 0x2aaa_aaaa_b000UL + MiB);
    }

    [Fact]
    public void A_free_hint_is_taken_an_occupied_one_ignored_altogether()
    {
        Assert.Equal(TestProcess.Arena, _p.Map(1, at: TestProcess.Arena));
        Assert.True(_p.Map(1, at: TestProcess.Arena) > 0x7f00_0000_0000);
        Assert.Equal(TestProcess.Arena + Page, _p.Map(1, at: TestProcess.Arena + Page + 5));
    }

    [Theory]
    [InlineData(0x1000, 0x10000)]
    [InlineData(0x10000, 0x10000)]
    public void A_low_hint_is_raised_to_the_minimum(ulong hint, ulong place) => Assert.Equal(place, _p.Map(1, at: hint));

    [Fact]
    public void A_hint_below_one_page_is_none() => Assert.True(_p.Map(1, at: 0x800) > 0x7f00_0000_0000);

    [Theory]
    [InlineData(257, true)]
    [InlineData(256, false)]
    public void A_hint_keeps_the_guard_gap_of_a_growing_area(ulong pagesBelow, bool taken)
    {
        _p.MapAt(1000, 4, extra: MapFlags.GrowsDown);
        var hint = TestProcess.Arena + ((1000 - pagesBelow) * Page);
        Assert.Equal(taken, _p.Map(1, at: hint) == hint);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void Whole_huge_pages_of_private_anonymous_memory_are_aligned(ulong mib, bool aligned)
    {
        _p.Map(1, Protection.Read);
        var place = _p.Map(mib * MiB / Page);
        Assert.Equal(aligned, place % (2 * MiB) == 0);
    }

    [Fact]
    public void Map_32bit_searches_upwards_between_one_and_two_GiB()
    {
        Assert.Equal(0x4000_0000UL, _p.Map(1, extra: MapFlags.Only32Bit));
        Assert.Equal(0x4000_1000UL, _p.Map(1, Protection.Read, MapFlags.Only32Bit));
    }

    [Theory]
    [InlineData(0x1000UL, true)]
    [InlineData(0UL, false)]
    public void A_fixed_address_obeys_only_the_sysctl(ulong address, bool allowed)
    {
        var made = _p.Process.Mmap(new(address), Page, Protection.Read, MapFlags.Private | MapFlags.Anonymous | MapFlags.Fixed);
        Assert.Equal(allowed ? Errno.None : Errno.EPERM, made.Errno);
    }
}

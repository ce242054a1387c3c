using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Tests.Physical;

/// <summary>Worked numbers for machines whose managed pages are all their RAM, after the first pass of the boot.</summary>
public sealed class WatermarksTests
{
    [Fact]
    public void Sixty_four_MiB()
    {
        var (kbytes, marks, batches) = Compute((ZoneKind.DMA, 4096), (ZoneKind.DMA32, 12288));

        Assert.Equal(1024UL, kbytes);
        Assert.Equal([(64UL, 80UL, 96UL), (192, 240, 288)], marks);
        Assert.Equal([1u, 3], batches);
    }

    [Fact]
    public void Half_a_GiB()
    {
        var (kbytes, marks, batches) = Compute((ZoneKind.DMA, 4096), (ZoneKind.DMA32, 126976));

        Assert.Equal(2896UL, kbytes);
        Assert.Equal([(22UL, 27UL, 32UL), (701, 876, 1051)], marks);
        Assert.Equal([1u, 31], batches);
    }

    [Fact]
    public void Four_GiB_with_the_hole_of_a_PC()
    {
        var (kbytes, marks, batches) = Compute((ZoneKind.DMA, 4096), (ZoneKind.DMA32, 782336), (ZoneKind.Normal, 262144));

        Assert.Equal(8192UL, kbytes);
        Assert.Equal([(8UL, 12UL, 16UL), (1528, 2310, 3092), (512, 774, 1036)], marks);
        Assert.Equal([1u, 63, 63], batches);
    }

    [Fact]
    public void Four_GiB_without_a_hole_and_with_huge_pages()
    {
        ZonePages[] zones = [new(ZoneKind.DMA, 4096, 4096), new(ZoneKind.DMA32, 1044480, 1044480)];
        var marks = new Watermarks[2];

        var kbytes = Watermarks.RecommendedKbytes(zones, Watermarks.FreeBufferPages(zones, marks), pageblockOrder: 9);
        Watermarks.Setup(zones, kbytes, 10, KernelRules.V6_18, marks);

        Assert.Equal(45056UL, kbytes);
        Assert.Equal([(44UL, 55UL, 66UL), (11220, 14025, 16830)], marks.Select(Three));
    }

    [Fact]
    public void Four_GiB_on_32_bits()
    {
        var (kbytes, marks, batches) = Compute((ZoneKind.DMA, 4096), (ZoneKind.Normal, 225280), (ZoneKind.HighMem, 819200));

        Assert.Equal(3831UL, kbytes);
        Assert.Equal([(17UL, 21UL, 25UL), (939, 1173, 1407), (128, 982, 1836)], marks);
        Assert.Equal([1u, 63, 63], batches);
    }

    [Fact]
    public void Reserves_of_a_machine_with_5_GiB()
    {
        ZonePages[] zones = [new(ZoneKind.DMA, 4095, 3840), new(ZoneKind.DMA32, 782336, 772918), new(ZoneKind.Normal, 491520, 491520), default];

        Assert.Equal([0u, 3019, 4939, 4939], LowmemReserve.Of(zones, 0, 256));
        Assert.Equal([0u, 0, 1920, 1920], LowmemReserve.Of(zones, 1, 256));
        Assert.Equal([0u, 0, 0, 0], LowmemReserve.Of(zones, 0, 0));
    }

    /// <summary>A running 6.18 with two CPUs, 24 GiB and huge pages on request.</summary>
    [Fact]
    public void A_kernel_6_18_with_two_CPUs()
    {
        ZonePages[] zones = [new(ZoneKind.DMA, 3998, 3840), new(ZoneKind.DMA32, 782336, 772917), new(ZoneKind.Normal, 5505024, 3145728), default];
        var marks = new Watermarks[4];
        Watermarks.Setup(zones, 67584, 10, KernelRules.V6_18, marks);

        Assert.Equal([(16UL, 20UL, 24UL), (3329, 4161, 4993), (13550, 16937, 20324)], marks.Take(3).Select(Three));
        Assert.Equal(new PerCpuNumbers(1, 10, 240), PerCpuNumbers.Of(3840, 20, 2, 0, KernelRules.V6_18));
        Assert.Equal(new PerCpuNumbers(63, 2080, 48307), PerCpuNumbers.Of(772917, 4161, 2, 0, KernelRules.V6_18));
        Assert.Equal(new PerCpuNumbers(63, 8468, 196608), PerCpuNumbers.Of(3145728, 16937, 2, 0, KernelRules.V6_18));
        Assert.Equal([4, 24, 32], new ulong[] { 3840, 772917, 3145728 }.Select(managed => StatThreshold.Of(managed, 2)));
    }

    private static (ulong Kbytes, IEnumerable<(ulong, ulong, ulong)> Marks, IEnumerable<uint> Batches) Compute(params (ZoneKind Kind, ulong Pages)[] sizes)
    {
        var zones = Array.ConvertAll(sizes, size => new ZonePages(size.Kind, size.Pages, size.Pages));
        var marks = new Watermarks[zones.Length];
        var kbytes = Watermarks.MinFreeKbytes(Watermarks.FreeBufferPages(zones, marks));
        Watermarks.Setup(zones, kbytes, 10, KernelRules.V6_18, marks);
        return (kbytes, marks.Select(Three), zones.Select(zone => PerCpuNumbers.Of(zone.Managed, 0, 1, 0, KernelRules.V6_18).Batch));
    }

    private static (ulong, ulong, ulong) Three(Watermarks marks) => (marks.Min, marks.Low, marks.High);
}

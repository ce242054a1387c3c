using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Tests.Physical;

public sealed class BootMemoryTests
{
    [Fact]
    public void Zone_DMA_has_the_pages_that_every_PC_shows()
    {
        var dma = new TestMemory(128UL << 20).Zone(ZoneKind.DMA);

        Assert.Equal(1u, dma.StartPfn.Value);
        Assert.Equal((4095u, 3998u, 3840u), (dma.SpannedPages, dma.PresentPages, dma.ManagedPages));
    }

    [Fact]
    public void Memory_from_3_GiB_up_goes_above_4_GiB()
    {
        var machine = new TestMemory(6UL << 30);

        Assert.Equal(0x10_0000u - 4096, machine.Zone(ZoneKind.DMA32).SpannedPages);
        Assert.Equal(0xc_0000u - 4096, machine.Zone(ZoneKind.DMA32).PresentPages);
        Assert.Equal(new FrameRange(0x10_0000, 0x10_0000 + 0xc_0000), machine.Zone(ZoneKind.Normal).Span);
    }

    [Fact]
    public void A_small_machine_has_an_empty_Normal_zone()
    {
        var normal = new TestMemory().Zone(ZoneKind.Normal);

        Assert.False(normal.IsPopulated);
        Assert.Equal(0u, normal.SpannedPages);
    }

    [Fact]
    public void With_PAE_low_memory_ends_at_frame_225278()
    {
        var machine = new TestMemory(4UL << 30, ZoneLayout.X86_32Pae);

        Assert.Equal(225278u, machine.Zone(ZoneKind.Normal).Span.End);
        Assert.Equal(new FrameRange(225278, 0x14_0000), machine.Zone(ZoneKind.HighMem).Span);
        Assert.Equal(0xc_0000u - 225278 + 0x4_0000, machine.Zone(ZoneKind.HighMem).PresentPages);
        Assert.Empty(machine.Buddy.Check());
    }

    [Fact]
    public void Without_PAE_memory_above_4_GiB_is_lost()
    {
        var boot = BootMemory.ForPc(4UL << 30, ZoneLayout.X86_32);

        Assert.Equal(0xc_0000u, boot.FrameLimit);
    }

    [Theory]
    [InlineData(1UL << 20)]
    [InlineData(1UL << 60)]
    public void RAM_that_cannot_be_modelled_is_refused(ulong bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BootMemory.ForPc(bytes, ZoneLayout.X86_64));

    [Fact]
    public void A_64_GiB_machine_starts_without_a_record_outside_the_reserved_first_MiB()
    {
        var machine = new TestMemory(64UL << 30);

        Assert.Equal((64UL << 18) - 256, machine.Buddy.FreePages);
        Assert.Equal(255u, machine.Memory.FramesInUse().Max(pfn => pfn.Value));
    }
}

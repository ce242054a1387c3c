namespace MemDsl.Runtime.Physical;

/// <summary>Where the zones of an architecture end, and how much memory a frame number can reach (<c>arch/x86/mm/init.c</c> zone_sizes_init).</summary>
public sealed class ZoneLayout
{
    private const uint FramesBelow16M = 0x1000;
    private const uint FramesBelow4G = 0x10_0000;

    private ZoneLayout(string name, uint maxFrame, params (ZoneKind Kind, uint End)[] zones)
    {
        Name = name;
        MaxFrame = maxFrame;
        Zones = zones;
    }

    public static ZoneLayout X86_64 { get; } = new("x86_64", uint.MaxValue,
        (ZoneKind.DMA, FramesBelow16M), (ZoneKind.DMA32, FramesBelow4G), (ZoneKind.Normal, uint.MaxValue));

    /// <summary>i386 with PAE: max_low_pfn 225278, as VMALLOC_END 0xfeffe000 and 128 MiB of vmalloc leave it; 36 address bits.</summary>
    public static ZoneLayout X86_32Pae { get; } = new("x86_32-pae", 1u << 24,
        (ZoneKind.DMA, FramesBelow16M), (ZoneKind.Normal, 225278), (ZoneKind.HighMem, 1u << 24));

    /// <summary>i386 without PAE: lowmem ends at 0x36bfe000; memory above 4 GiB cannot be used.</summary>
    public static ZoneLayout X86_32 { get; } = new("x86_32", FramesBelow4G,
        (ZoneKind.DMA, FramesBelow16M), (ZoneKind.Normal, 0x36bfe), (ZoneKind.HighMem, FramesBelow4G));

    public string Name { get; }

    /// <summary>pageblock_order: the order of a huge page, which is 4 MiB without PAE.</summary>
    public int PageblockOrder => this == X86_32 ? BuddyAllocator.MaxOrder : 9;

    /// <summary>First frame number that is out of reach.</summary>
    public uint MaxFrame { get; }

    /// <summary>The zones from low to high, each with the frame it ends before.</summary>
    public IReadOnlyList<(ZoneKind Kind, uint End)> Zones { get; }
}

namespace MemDsl.Runtime.Physical;

/// <summary>Where the zones of an architecture end, and how much memory a frame number can reach (<c>arch/x86/mm/init.c</c> zone_sizes_init).</summary>
public sealed class ZoneLayout
{
    /// <summary>MAX_DMA32_PFN.</summary>
    internal const uint FramesBelow4G = 0x10_0000;

    private const uint FramesBelow16M = 0x1000;

    private ZoneLayout(string name, uint maxFrame, params (ZoneKind Kind, uint End)[] zones)
    {
        Name = name;
        MaxFrame = maxFrame;
        Zones = zones;
        foreach (var (kind, end) in zones)
        {
            if (kind == ZoneKind.Normal) KernelEnd = Math.Min(end, maxFrame);
        }
    }

    public static ZoneLayout X86_64 { get; } = new("x86_64", uint.MaxValue,
        (ZoneKind.DMA, FramesBelow16M), (ZoneKind.DMA32, FramesBelow4G), (ZoneKind.Normal, uint.MaxValue))
    {
        HasSections = true,
    };

    /// <summary>i386 with PAE: max_low_pfn 225278, as VMALLOC_END 0xfeffe000 and 128 MiB of vmalloc leave it; 36 address bits.</summary>
    public static ZoneLayout X86_32Pae { get; } = new("x86_32-pae", 1u << 24,
        (ZoneKind.DMA, FramesBelow16M), (ZoneKind.Normal, 225278), (ZoneKind.HighMem, 1u << 24))
    {
        Image = KernelImage.X86_32,
    };

    /// <summary>i386 without PAE: lowmem ends at 0x36bfe000; memory above 4 GiB cannot be used.</summary>
    public static ZoneLayout X86_32 { get; } = new("x86_32", FramesBelow4G,
        (ZoneKind.DMA, FramesBelow16M), (ZoneKind.Normal, 0x36bfe), (ZoneKind.HighMem, FramesBelow4G))
    {
        Image = KernelImage.X86_32,
        PageblockOrder = 10,
    };

    public string Name { get; }

    /// <summary>First frame number that is out of reach.</summary>
    public uint MaxFrame { get; }

    /// <summary>The zones from low to high, each with the frame it ends before; Movable, which is cut out of them, is not among them.</summary>
    public IReadOnlyList<(ZoneKind Kind, uint End)> Zones { get; }

    /// <summary>max_low_pfn: the end of what the kernel maps directly.</summary>
    public uint KernelEnd { get; }

    /// <summary>CONFIG_SPARSEMEM_VMEMMAP: page descriptors are made by sections of 128 MiB; otherwise up to max_pfn.</summary>
    public bool HasSections { get; private init; }

    /// <summary>pageblock_order: a huge page, which has 4 MiB without PAE.</summary>
    public int PageblockOrder { get; private init; } = 9;

    /// <summary>The kernel that the default machine of the architecture boots.</summary>
    public KernelImage Image { get; private init; } = KernelImage.X86_64;
}

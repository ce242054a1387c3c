namespace MemDsl.Runtime.Physical;

/// <summary>enum zone_type (<c>include/linux/mmzone.h</c>), from low to high memory.</summary>
public enum ZoneKind
{
    /// <summary>Below 16 MiB: what the ISA bus reaches.</summary>
    DMA,

    /// <summary>Below 4 GiB, on 64-bit machines.</summary>
    DMA32,

    /// <summary>What the kernel maps directly.</summary>
    Normal,

    /// <summary>On 32-bit machines: what the direct map has no room for.</summary>
    HighMem,

    /// <summary>What only movable pages may lie in, so that it can be emptied (kernelcore=, movablecore=).</summary>
    Movable,
}

namespace MemDsl.Runtime.UserSpace;

/// <summary>personality(2) bits that shape an address space (<c>include/uapi/linux/personality.h</c>).</summary>
[Flags]
public enum Personality : ulong
{
    None = 0,
    NoRandomize = 0x004_0000,
    MmapPageZero = 0x010_0000,
    CompatLayout = 0x020_0000,
    ReadImpliesExec = 0x040_0000,
    Limit32Bit = 0x080_0000,
    Limit3Gb = 0x800_0000,
}

using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>The table of address spaces.</summary>
public static class AddressSpaceKinds
{
    private const ulong Window47 = (1UL << 47) - PageSize.Bytes;
    private const ulong Window56 = (1UL << 56) - PageSize.Bytes;
    private const ulong CompatSize = 0xffff_e000;
    private const ulong ThreeGigabytes = 0xc000_0000;
    private const ulong MiB = 1UL << 20;
    private const ulong GiB = 1UL << 30;

    public static readonly AddressSpaceKind Levels4 = Long("x86_64, 4 levels", Window47);

    public static readonly AddressSpaceKind Levels5 = Long("x86_64, 5 levels", Window56);

    public static readonly AddressSpaceKind Compat = Short("32 bit on x86_64", CompatSize, compat: true, ThirdOf(CompatSize) + (16 * MiB));

    public static readonly AddressSpaceKind Compat3Gb =
        Short("32 bit on x86_64, 3 GiB", ThreeGigabytes, compat: true, ThirdOf(ThreeGigabytes) + (16 * MiB));

    /// <summary>A native i386 kernel starts position-independent programs at 4 MiB.</summary>
    public static readonly AddressSpaceKind I386 = Short("i386", ThreeGigabytes, compat: false, 4 * MiB);

    public static readonly IReadOnlyList<AddressSpaceKind> All = [Levels4, Levels5, Compat, Compat3Gb, I386];

    private static ulong ThirdOf(ulong size) => PageSize.RoundUp(size / 3);

    private static AddressSpaceKind Long(string name, ulong taskSize) => new()
    {
        Name = name,
        TaskSize = taskSize,
        AccessLimit = taskSize,
        MapWindow = Window47,
        StackTop = Window47,
        PieBase = Window47 / 3 * 2,
        MmapRandomBits = 28,
        StackRandomPages = 0x3f_ffff,
        BrkRandomRange = GiB,
        Is64Bit = true,
    };

    private static AddressSpaceKind Short(string name, ulong taskSize, bool compat, ulong pieBase) => new()
    {
        Name = name,
        TaskSize = taskSize,
        AccessLimit = compat ? Window47 : taskSize,
        MapWindow = taskSize,
        StackTop = taskSize,
        PieBase = pieBase,
        MmapRandomBits = 8,
        StackRandomPages = 0x7ff,
        BrkRandomRange = 32 * MiB,
        Is64Bit = false,
        IsCompat = compat,
    };
}

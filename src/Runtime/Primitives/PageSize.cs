namespace MemDsl.Runtime.Primitives;

/// <summary>The base page (PAGE_SIZE): 4 KiB in every mode that is modelled. Large leaves are a matter of <c>Paging</c>.</summary>
public static class PageSize
{
    public const int Shift = 12;
    public const ulong Bytes = 1UL << Shift;
    public const ulong OffsetMask = Bytes - 1;

    public static bool IsAligned(ulong bytes) => (bytes & OffsetMask) == 0;

    public static ulong RoundDown(ulong bytes) => bytes & ~OffsetMask;

    /// <summary>PAGE_ALIGN: wraps to 0 for the last page of the number space, as in the kernel, where callers test for it.</summary>
    public static ulong RoundUp(ulong bytes) => unchecked(bytes + OffsetMask) & ~OffsetMask;
}

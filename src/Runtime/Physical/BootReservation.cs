namespace MemDsl.Runtime.Physical;

/// <summary>A stretch of RAM that is taken before the allocator starts (memblock.reserved, <c>mm/memblock.c</c>).</summary>
/// <param name="Frames">Which frames.</param>
/// <param name="Name">By whom, in the kernel's words.</param>
/// <param name="IsFreedAfterBoot">
/// Whether it goes to the allocator when boot is over, page by page, as the initrd and the init sections do: after the watermarks were computed.
/// </param>
public sealed record BootReservation(FrameRange Frames, string Name, bool IsFreedAfterBoot = false)
{
    /// <summary>The line as <c>/proc/iomem</c> writes one, with its bytes.</summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(ulong)Frames.Start << 12:x8}-{((ulong)Frames.End << 12) - 1:x8} : {Name}{(IsFreedAfterBoot ? " (freed)" : "")}");
}

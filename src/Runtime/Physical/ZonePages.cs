namespace MemDsl.Runtime.Physical;

/// <summary>The sizes of a zone that formulas use.</summary>
/// <param name="Kind">Which zone.</param>
/// <param name="Present">present_pages: a zone without any is not populated.</param>
/// <param name="Managed">managed_pages at the time of the calculation.</param>
public readonly record struct ZonePages(ZoneKind Kind, ulong Present, ulong Managed)
{
    /// <summary>Whether kernel memory can lie here: zones up to Normal.</summary>
    public bool IsForKernel => Kind <= ZoneKind.Normal;
}

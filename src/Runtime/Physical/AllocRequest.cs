namespace MemDsl.Runtime.Physical;

/// <summary>struct alloc_context (<c>mm/internal.h</c>): what a request is, once its flags are read.</summary>
/// <param name="Order">2^Order frames.</param>
/// <param name="Gfp">As asked.</param>
/// <param name="Type">The lists it is served from first.</param>
/// <param name="Highest">highest_zoneidx: the index of the highest zone that it may use.</param>
internal readonly record struct AllocRequest(int Order, GfpFlags Gfp, Migratetype Type, int Highest)
{
    /// <summary>PAGE_ALLOC_COSTLY_ORDER: above it nobody is killed, and nothing is tried for long.</summary>
    public const int CostlyOrder = 3;

    public bool IsCostly => Order > CostlyOrder;

    public bool CanReclaim => (Gfp & GfpFlags.DirectReclaim) != 0;
}

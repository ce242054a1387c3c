namespace MemDsl.Runtime.Physical;

/// <summary>
/// setup_per_zone_lowmem_reserve (<c>mm/page_alloc.c</c>): what a request that could have used a higher zone must leave in a lower one, so that those
/// who can use nothing else find something.
/// </summary>
public static class LowmemReserve
{
    /// <summary>The reserves of a zone, by the index of the highest zone that a request could use; 0 for itself and below.</summary>
    /// <param name="zones">All zones of the architecture, from low to high.</param>
    /// <param name="zone">The index of the zone whose reserves are asked for.</param>
    /// <param name="ratio">vm.lowmem_reserve_ratio of that zone: the zones above, divided by it, are kept; 0 keeps nothing.</param>
    public static uint[] Of(ReadOnlySpan<ZonePages> zones, int zone, int ratio)
    {
        var reserves = new uint[zones.Length];
        if (ratio < 1 || zones[zone].Managed == 0) return reserves;
        var above = 0UL;
        for (var upper = zone + 1; upper < zones.Length; upper++)
        {
            above += zones[upper].Managed;
            reserves[upper] = (uint)(above / (ulong)ratio);
        }

        return reserves;
    }

    /// <summary>
    /// calculate_totalreserve_pages for one zone: of its managed pages, the largest reserve and the high watermark are not for
    /// programs.
    /// </summary>
    /// <param name="managed">managed_pages.</param>
    /// <param name="reserves">What <see cref="Of"/> gave.</param>
    /// <param name="high">The high watermark, the boost included.</param>
    public static ulong TotalReserve(ulong managed, IReadOnlyList<uint> reserves, ulong high)
    {
        ArgumentNullException.ThrowIfNull(reserves);
        var most = 0UL;
        foreach (var reserve in reserves) most = Math.Max(most, reserve);
        return Math.Min(most + high, managed);
    }
}

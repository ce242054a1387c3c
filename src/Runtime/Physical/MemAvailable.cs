namespace MemDsl.Runtime.Physical;

/// <summary>si_mem_available (<c>mm/show_mem.c</c>): how much programs could still get without swapping, an estimate.</summary>
public static class MemAvailable
{
    /// <summary>The estimate, in pages.</summary>
    /// <param name="free">NR_FREE_PAGES.</param>
    /// <param name="totalReserve">totalreserve_pages: see <see cref="LowmemReserve.TotalReserve"/>.</param>
    /// <param name="file">Pages on both file LRU lists.</param>
    /// <param name="reclaimable">Reclaimable slabs and other kernel memory.</param>
    /// <param name="low">The sum of all zones' low watermarks, boosts included.</param>
    public static ulong Of(ulong free, ulong totalReserve, ulong file, ulong reclaimable, ulong low)
    {
        // Of cache and slabs, half or the low watermarks stay: the system needs some to run.
        var pages = (long)(free + Usable(file) + Usable(reclaimable)) - (long)totalReserve;
        return (ulong)Math.Max(pages, 0);

        ulong Usable(ulong amount) => amount - Math.Min(amount / 2, low);
    }
}

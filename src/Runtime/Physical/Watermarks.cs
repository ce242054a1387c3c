namespace MemDsl.Runtime.Physical;

/// <summary>
/// The watermarks of a zone in pages, without the boost, and how they follow from the sizes of all zones (<c>mm/page_alloc.c</c>). Pure arithmetic;
/// divisions truncate as the kernel's do.
/// </summary>
/// <param name="Min">Below it only reserves are left.</param>
/// <param name="Low">Below it kswapd is woken.</param>
/// <param name="High">At it kswapd rests.</param>
/// <param name="Promo">As far above high as high is above low.</param>
public readonly record struct Watermarks(ulong Min, ulong Low, ulong High, ulong Promo)
{
    /// <summary>What min_free_kbytes stays between when the kernel computes it.</summary>
    private const ulong LeastMinFree = 128;

    private const ulong MostMinFree = 262144;

    /// <summary>MIGRATE_PCPTYPES: unmovable, movable, reclaimable.</summary>
    private const ulong PerCpuTypes = 3;

    /// <summary>
    /// nr_free_buffer_pages: pages above the high watermarks in the zones up to Normal.
    /// </summary>
    public static ulong FreeBufferPages(ReadOnlySpan<ZonePages> zones, ReadOnlySpan<Watermarks> marks)
    {
        var sum = 0UL;
        for (var i = 0; i < zones.Length; i++)
        {
            if (zones[i].IsForKernel && zones[i].Managed > marks[i].High) sum += zones[i].Managed - marks[i].High;
        }

        return sum;
    }

    /// <summary>calculate_min_free_kbytes: 4·sqrt(lowmem), so that a machine sixteen times as large keeps four times as much.</summary>
    public static ulong MinFreeKbytes(ulong freeBufferPages) =>
        Math.Clamp(IntegerSquareRoot(freeBufferPages * 4 * 16), LeastMinFree, MostMinFree);

    /// <summary>
    /// set_recommended_min_free_kbytes (<c>mm/khugepaged.c</c>): enough free pageblocks that types need not mix, two a zone and one a pair of types,
    /// but at most a twentieth of lowmem.
    /// </summary>
    public static ulong RecommendedKbytes(ReadOnlySpan<ZonePages> zones, ulong freeBufferPages, int pageblockOrder)
    {
        var populated = 0UL;
        foreach (var zone in zones)
        {
            if (zone.IsForKernel && zone.Present != 0) populated++;
        }

        var pages = (populated << pageblockOrder) * (2 + (PerCpuTypes * PerCpuTypes));
        return Math.Min(pages, freeBufferPages / 20) * 4;
    }

    /// <summary>__setup_per_zone_wmarks: the marks of all zones. Every zone gets its share of min_free_kbytes by its size.</summary>
    /// <param name="zones">All zones of the architecture.</param>
    /// <param name="minFreeKbytes">vm.min_free_kbytes.</param>
    /// <param name="scaleFactor">vm.watermark_scale_factor.</param>
    /// <param name="rules">Whose rules.</param>
    /// <param name="marks">Where they go, in the order of the zones.</param>
    public static void Setup(
        ReadOnlySpan<ZonePages> zones, ulong minFreeKbytes, int scaleFactor, KernelRules rules, Span<Watermarks> marks)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var minPages = minFreeKbytes / 4;
        var lowmem = 0UL;
        var movableIsLow = rules.MovableIsLowMemory && !HasHighMem(zones);
        foreach (var zone in zones)
        {
            if (IsLow(zone)) lowmem += zone.Managed;
        }

        for (var i = 0; i < zones.Length; i++)
        {
            var zone = zones[i];

            // minPages × managed / lowmem, without a product that could leave 64 bits.
            var share = lowmem == 0 ? 0 : (minPages / lowmem * zone.Managed) + (minPages % lowmem * zone.Managed / lowmem);

            // What the kernel can use of HighMem and Movable is no reserve for atomic allocations: a token is enough.
            var min = IsLow(zone) ? share : Math.Clamp(zone.Managed / 1024, 32, 128);
            var distance = Math.Max(share / 4, zone.Managed * (ulong)scaleFactor / 10000);
            marks[i] = new Watermarks(min, min + distance, min + (2 * distance), min + (3 * distance));
        }

        bool IsLow(ZonePages zone) => zone.IsForKernel || (zone.Kind == ZoneKind.Movable && movableIsLow);
    }

    private static bool HasHighMem(ReadOnlySpan<ZonePages> zones)
    {
        foreach (var zone in zones)
        {
            if (zone.Kind == ZoneKind.HighMem && zone.Present != 0) return true;
        }

        return false;
    }

    /// <summary>int_sqrt (<c>lib/math/int_sqrt.c</c>), rounding down.</summary>
    private static ulong IntegerSquareRoot(ulong value)
    {
        var root = (ulong)Math.Sqrt(value);
        while (root * root > value) root--;
        while ((root + 1) * (root + 1) <= value) root++;
        return root;
    }
}

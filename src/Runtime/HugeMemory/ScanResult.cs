namespace MemDsl.Runtime.HugeMemory;

/// <summary>enum scan_result (<c>mm/khugepaged.c</c>): what came of looking at 2 MiB that could become a huge page.</summary>
internal enum ScanResult
{
    /// <summary>It is a huge page now.</summary>
    Succeed,

    /// <summary>It was one before.</summary>
    PmdMapped,

    /// <summary>There is not even the table above the leaf table.</summary>
    PmdNull,

    /// <summary>There is no leaf table, so nothing was ever mapped.</summary>
    PmdNone,

    /// <summary>More empty or zero pages than max_ptes_none.</summary>
    ExceedNone,

    /// <summary>More swapped pages than max_ptes_swap.</summary>
    ExceedSwap,

    /// <summary>More pages that others map too than max_ptes_shared.</summary>
    ExceedShared,

    /// <summary>A page of a file, or an area without anonymous pages.</summary>
    PageAnon,

    /// <summary>A page that someone holds besides its entries.</summary>
    PageCount,

    /// <summary>No page was used of late.</summary>
    LackReferenced,

    /// <summary>There is no block for the huge page.</summary>
    AllocFail,

    /// <summary>A guard marker, or a swapped page that could not be had.</summary>
    Fail,
}

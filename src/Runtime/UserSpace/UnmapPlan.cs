using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>vma_munmap_struct: what would go if a range were unmapped, or why it cannot be.</summary>
internal record struct UnmapPlan
{
    internal ulong Start { get; init; }

    internal ulong End { get; init; }

    internal Rule? Refusal { get; init; }

    /// <summary>nr_pages: pages of all areas in the range.</summary>
    internal ulong Pages { get; private set; }

    /// <summary>nr_accounted: those of them that are charged.</summary>
    internal ulong AccountedPages { get; private set; }

    internal void Add(VmArea area)
    {
        Pages += area.Pages;
        if (area.Has(VmFlags.Account)) AccountedPages += area.Pages;
    }
}

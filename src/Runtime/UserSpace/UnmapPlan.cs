using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>vma_munmap_struct: what would go if a range were unmapped, or why it cannot be.</summary>
internal record struct UnmapPlan
{
    internal ulong Start { get; init; }

    internal ulong End { get; init; }

    internal Rule? Refusal { get; init; }

    /// <summary>The lowest of the areas that go, as it is after the cuts.</summary>
    internal VmArea? First { get; private set; }

    /// <summary>The end of the area below the range, 0 for none.</summary>
    internal ulong Floor { get; set; }

    /// <summary>nr_pages: pages of all areas in the range.</summary>
    internal ulong Pages { get; private set; }

    /// <summary>nr_accounted: those of them that are charged.</summary>
    internal ulong AccountedPages { get; private set; }

    internal void Add(VmArea area)
    {
        First ??= area;
        Pages += area.Pages;
        if (area.Has(VmFlags.Account)) AccountedPages += area.Pages;
    }
}

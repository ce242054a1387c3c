using System.Collections.Immutable;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Results.Pictures;

/// <summary>The way from an address through the page tables.</summary>
public sealed record PageWalkPicture : StatePicture
{
    public required VirtualAddress Address { get; init; }

    /// <summary>From the top table down; at least one.</summary>
    public required ImmutableArray<PicturedStep> Steps { get; init; }

    /// <summary>Low bits of the address that no table translates.</summary>
    public required int OffsetBits { get; init; }

    /// <summary>Where the address lies in memory; null where the walk ends in a page fault.</summary>
    public PhysicalAddress? Target { get; init; }

    public static PageWalkPicture Of(string label, PageWalk walk)
    {
        ArgumentNullException.ThrowIfNull(walk);
        return new PageWalkPicture
        {
            Label = label,
            Address = walk.Address,
            Steps = [.. walk.Steps.Select(step => new PicturedStep(step.Level.Name, step.Index, step.Level.IndexBits, step.Table, PteValue.Describe(step.Entry), step.Entry.IsPresent))],
            OffsetBits = walk.Steps[^1].Level.Shift,
            Target = walk.Target,
        };
    }
}

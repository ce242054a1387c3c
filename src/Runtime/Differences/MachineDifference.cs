using System.Collections.Immutable;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Differences;

/// <summary>
/// What is different between two machines, as data. See the README of this folder for what is compared, and what a run is.
/// </summary>
public sealed record MachineDifference
{
    /// <summary>Processes that came, went or changed, in the order of their pids.</summary>
    public required ImmutableArray<ProcessDifference> Processes { get; init; }

    /// <summary>Frames that were given out, given back, or whose records changed, in runs of neighbours, ascending.</summary>
    public required ImmutableArray<FrameChange> Frames { get; init; }

    /// <summary>Frames whose bytes are others, page tables left out, in runs of neighbours, ascending.</summary>
    public required ImmutableArray<FrameRun> Contents { get; init; }

    /// <summary>Free lists of the buddy allocator with more or fewer blocks.</summary>
    public required ImmutableArray<FreeListChange> FreeLists { get; init; }

    /// <summary>CPUs that have more or fewer pages of a zone at hand.</summary>
    public required ImmutableArray<PerCpuChange> PerCpuLists { get; init; }

    /// <summary>Areas of swap that came, went, or have more or fewer slots in use.</summary>
    public required ImmutableArray<SwapAreaChange> SwapAreas { get; init; }

    /// <summary>Files that came, went, or have another size or other pages in memory.</summary>
    public required ImmutableArray<FileChange> Files { get; init; }

    /// <summary>Page tables that were given out or given back: those of <see cref="Frames"/>.</summary>
    public IEnumerable<FrameChange> Tables => Frames.Where(change => change.IsTable);

    /// <summary>Whether nothing that is compared is different.</summary>
    public bool IsEmpty => Processes.IsEmpty && Frames.IsEmpty && Contents.IsEmpty && FreeLists.IsEmpty && PerCpuLists.IsEmpty && SwapAreas.IsEmpty && Files.IsEmpty;

    /// <summary>Compares two machines; costs as much as is different where one is a clone of the other, or both are clones of a third.</summary>
    /// <param name="before">The state to start from.</param>
    /// <param name="after">The state that was come to.</param>
    public static MachineDifference Between(Machine before, Machine after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new MachineDifference
        {
            Processes = ProcessComparison.Compare(before, after),
            Frames = FrameComparison.Records(before.Memory, after.Memory),
            Contents = FrameComparison.Contents(before.Memory, after.Memory),
            FreeLists = ListComparison.FreeLists(before, after),
            PerCpuLists = ListComparison.PerCpuLists(before, after),
            SwapAreas = FileComparison.SwapAreas(before, after),
            Files = FileComparison.Files(before, after),
        };
    }
}

/// <summary>Neighbouring frames.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Count">How many.</param>
public readonly record struct FrameRun(PageFrameNumber First, uint Count);

/// <summary>A number that the kernel keeps.</summary>
/// <param name="Name">The kernel's name for it.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Before">Its value before; 0 where the thing it belongs to came.</param>
/// <param name="After">Its value after; 0 where the thing it belongs to went.</param>
public readonly record struct CounterChange(string Name, CounterUnit Unit, ulong Before, ulong After);

/// <summary>What a counter counts.</summary>
public enum CounterUnit
{
    /// <summary>Things: areas, faults, an exit status.</summary>
    Count,

    /// <summary>Pages of 4 KiB.</summary>
    Pages,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>An address.</summary>
    Address,
}

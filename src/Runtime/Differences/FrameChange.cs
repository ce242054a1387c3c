using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Differences;

/// <summary>What became of a frame.</summary>
public enum FrameChangeKind
{
    /// <summary>It was free and is in use.</summary>
    GivenOut,

    /// <summary>It was in use and is free.</summary>
    GivenBack,

    /// <summary>It is in use before and after, and its record says something else.</summary>
    Changed,
}

/// <summary>Neighbouring frames that changed alike.</summary>
/// <param name="Frames">Which.</param>
/// <param name="Kind">What became of them.</param>
/// <param name="Before">The record of the first before.</param>
/// <param name="After">The record of the first after.</param>
public readonly record struct FrameChange(FrameRun Frames, FrameChangeKind Kind, Frame Before, Frame After)
{
    /// <summary>Whether they are or were page tables.</summary>
    public bool IsTable => Kind != FrameChangeKind.Changed && (Kind == FrameChangeKind.GivenOut ? After : Before).Type == FrameType.PageTable;
}

/// <summary>A free list of a zone.</summary>
/// <param name="Zone">Linux's name of the zone.</param>
/// <param name="Order">Its blocks have 2^Order frames.</param>
/// <param name="Type">The migratetype of the list.</param>
/// <param name="Before">Blocks on it before.</param>
/// <param name="After">Blocks on it after.</param>
public readonly record struct FreeListChange(string Zone, int Order, Migratetype Type, uint Before, uint After);

/// <summary>The pages of a zone that a CPU has at hand.</summary>
/// <param name="Zone">Linux's name of the zone.</param>
/// <param name="Cpu">Its number.</param>
/// <param name="Before">Pages on its lists before.</param>
/// <param name="After">Pages on its lists after.</param>
public readonly record struct PerCpuChange(string Zone, int Cpu, int Before, int After);

/// <summary>An area of swap.</summary>
/// <param name="Name">The device.</param>
/// <param name="Before">Slots in use before; null when the area came.</param>
/// <param name="After">Slots in use after; null when it went.</param>
public readonly record struct SwapAreaChange(string Name, ulong? Before, ulong? After);

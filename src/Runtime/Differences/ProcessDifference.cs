using System.Collections.Immutable;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Differences;

/// <summary>What became of a process.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Comm">The name of its program.</param>
/// <param name="Before">Whether it ran before; null when it came.</param>
/// <param name="After">Whether it runs after; null when it went, because it was waited for.</param>
public sealed record ProcessDifference(int Pid, string Comm, ProcessState? Before, ProcessState? After)
{
    /// <summary>Areas that came, went or changed, ascending.</summary>
    public ImmutableArray<AreaChange> Areas { get; init; } = [];

    /// <summary>Entries of page tables that changed, in runs, ascending; large leaves among them.</summary>
    public ImmutableArray<EntryChange> Entries { get; init; } = [];

    /// <summary>Counters of the process and its mm_struct that changed.</summary>
    public ImmutableArray<CounterChange> Counters { get; init; } = [];

    internal bool IsEmpty => Before == After && Areas.IsEmpty && Entries.IsEmpty && Counters.IsEmpty;
}

/// <summary>What became of an area of an address space.</summary>
/// <param name="Before">The area before; null when it came.</param>
/// <param name="After">The area after; null when it went.</param>
/// <param name="BeforeLine">Its line of <c>/proc/PID/maps</c> before; empty when it came.</param>
/// <param name="AfterLine">Its line of <c>/proc/PID/maps</c> after; empty when it went.</param>
/// <param name="Fields">What of it changed, by the kernel's names; empty unless it was there before and after.</param>
public sealed record AreaChange(VmArea? Before, VmArea? After, string BeforeLine, string AfterLine, ImmutableArray<FieldChange> Fields);

/// <summary>A field of an area.</summary>
/// <param name="Name">The kernel's name for it.</param>
/// <param name="Before">Its value before, as text.</param>
/// <param name="After">Its value after, as text.</param>
public readonly record struct FieldChange(string Name, string Before, string After);

/// <summary>Neighbouring entries of a level of page tables that changed alike: the same bits, and frames or slots that follow each other, up or down.</summary>
/// <param name="Level">pte for a page; pmd or pud for a large leaf.</param>
/// <param name="Mode">How entries are to be read.</param>
/// <param name="Start">The first address that the first entry covers.</param>
/// <param name="Count">How many entries.</param>
/// <param name="Before">The first one before.</param>
/// <param name="After">The first one after.</param>
public readonly record struct EntryChange(PagingLevel Level, PagingMode Mode, VirtualAddress Start, ulong Count, PageTableEntry Before, PageTableEntry After)
{
    /// <summary>How the frame or slot of the entries before goes on from one to the next: 1 up, −1 down; 0 for one entry, or none.</summary>
    public int StepBefore { get; init; }

    /// <summary>How the frame or slot of the entries after goes on from one to the next: 1 up, −1 down; 0 for one entry, or none.</summary>
    public int StepAfter { get; init; }

    /// <summary>Bytes that the entries cover together.</summary>
    public ulong Length => Count << Level.Shift;
}

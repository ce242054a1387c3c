using System.Collections.Immutable;
using MemDsl.Runtime.PageCache;

namespace MemDsl.Runtime.Differences;

/// <summary>What became of a file and of its pages in memory.</summary>
/// <param name="Id">Its number on both machines.</param>
/// <param name="Name">The name, as maps show it.</param>
/// <param name="Kind">Whether it was there before and is there after.</param>
/// <param name="Counters">What of it changed: size, pages in memory, dirty ones.</param>
public sealed record FileChange(FileId Id, string Name, ChangeKind Kind, ImmutableArray<CounterChange> Counters);

/// <summary>On which side a thing is there.</summary>
public enum ChangeKind
{
    /// <summary>After only.</summary>
    Came,

    /// <summary>Before only.</summary>
    Went,

    /// <summary>Before and after, and it is different.</summary>
    Changed,
}

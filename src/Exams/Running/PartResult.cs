using System.Collections.Immutable;
using MemDsl.Scripting;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Tracing;

namespace MemDsl.Exams.Running;

/// <summary>What came of a part of an exercise.</summary>
public sealed record PartResult
{
    /// <summary>
    /// <see cref="RunStatus.Passed"/> when it reached its end and every assertion held, <see cref="RunStatus.Failed"/> when one did not,
    /// <see cref="RunStatus.Stopped"/>, <see cref="RunStatus.Limited"/> or <see cref="RunStatus.Skipped"/> when it did not come so far, and
    /// <see cref="RunStatus.Defect"/> for a mistake of ours.
    /// </summary>
    public required RunStatus Status { get; init; }

    /// <summary>The value of a part that has one; null when it did not come so far.</summary>
    public PartValue? Value { get; init; }

    /// <summary>Why it did not reach its end; null when it did.</summary>
    public ScriptStop? Stop { get; init; }

    /// <summary>What is missing on this computer, when it was skipped; else null.</summary>
    public string? SkipReason { get; init; }

    /// <summary>Assertions that did not hold.</summary>
    public ImmutableArray<AssertionFailure> Failures { get; init; } = [];

    /// <summary>Assertions evaluated, failed ones included.</summary>
    public int Assertions { get; init; }

    /// <summary>What it printed and showed.</summary>
    public string Output { get; init; } = "";

    /// <summary>What happened on the machine, in order; as many as <see cref="PartOptions.MaxEvents"/> asked for.</summary>
    public IReadOnlyList<EventValue> Events { get; init; } = [];

    /// <summary>Page walks that it asked for, in order; as many as <see cref="PartOptions.MaxWalks"/> asked for.</summary>
    public IReadOnlyList<AskedWalk> Walks { get; init; } = [];

    /// <summary>Operations executed.</summary>
    public long Operations { get; init; }

    /// <summary>System calls made, on whatever way, and which.</summary>
    public SystemCallCount SystemCalls { get; init; } = SystemCallCount.None;

    /// <summary>The exception behind <see cref="RunStatus.Defect"/>.</summary>
    public Exception? Defect { get; init; }

    public bool Passed => Status == RunStatus.Passed;
}

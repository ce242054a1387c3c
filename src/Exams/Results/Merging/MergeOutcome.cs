using System.Collections.Immutable;
using MemDsl.Exams.Results.Files;

namespace MemDsl.Exams.Results.Merging;

/// <summary>What came of putting folders of results together.</summary>
public abstract record MergeOutcome
{
    private MergeOutcome()
    {
    }

    /// <summary>A class.</summary>
    /// <param name="Class">Everybody who is there.</param>
    /// <param name="Warnings">What is missing.</param>
    public sealed record Merged(MergedClass Class, ImmutableArray<FileProblem> Warnings) : MergeOutcome;

    /// <summary>No table can be made.</summary>
    /// <param name="Problems">At least one.</param>
    public sealed record Refused(ImmutableArray<FileProblem> Problems) : MergeOutcome;
}

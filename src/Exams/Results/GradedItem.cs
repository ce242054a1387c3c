using System.Collections.Immutable;
using MemDsl.Exams.Results.Pictures;

namespace MemDsl.Exams.Results;

/// <summary>What an answer to a question or task has earned.</summary>
public sealed record GradedItem
{
    public required string Exercise { get; init; }

    /// <summary>The name of the item, one of its kind in the exam: <c>resident</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The question's or task's text in the student's variant.</summary>
    public required string Text { get; init; }

    public required ItemKind Kind { get; init; }

    public required ItemVerdict Verdict { get; init; }

    /// <summary>The answer as the student wrote it; null where there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Of an answer that is a distractor, why it is wrong, in the teacher's words; null for another. Statistics count it.</summary>
    public string? Distractor { get; init; }

    /// <summary>Why the answer as a whole was not taken (not well-formed, a call that is forbidden, a limit, an errno that stopped it); empty when it was.</summary>
    public string Reason { get; init; } = "";

    /// <summary>At least one: a question has one check, its answer.</summary>
    public required ImmutableArray<GradedCheck> Checks { get; init; }

    /// <summary>What the answer has left, which its student may see.</summary>
    public ImmutableArray<StatePicture> Pictures { get; init; } = [];

    public decimal Points => Checks.Sum(check => check.Points);

    public decimal MaxPoints => Checks.Sum(check => check.MaxPoints);

    /// <summary>The item as a student may see it; hidden checks are numbered from 1.</summary>
    public GradedItem Revealed()
    {
        var hidden = 0;
        return this with { Distractor = null, Checks = [.. Checks.Select(check => check.Revealed(check.IsHidden ? ++hidden : 0))] };
    }
}

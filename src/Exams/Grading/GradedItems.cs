using System.Collections.Immutable;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Grading;

/// <summary>What all graded items have in common.</summary>
internal static class GradedItems
{
    /// <summary>The name of the one check of a question.</summary>
    public const string AnswerCheck = "answer";

    /// <summary>An item whose answer was not taken: no points, and why.</summary>
    public static GradedItem Without(ItemState item, ItemVerdict verdict, string? answer, string reason) =>
        Of(item, verdict, answer, reason, [.. Checks(item.Item)]);

    public static GradedItem Of(ItemState item, ItemVerdict verdict, string? answer, string reason, ImmutableArray<GradedCheck> checks) => new()
    {
        Exercise = item.Item.Exercise.Name,
        Name = item.Item.Name,
        Text = item.Text,
        Kind = item.Item.Kind,
        Verdict = verdict,
        Answer = answer,
        Reason = reason,
        Checks = checks,
    };

    /// <summary>What points make of an answer that was taken.</summary>
    public static ItemVerdict Verdict(ImmutableArray<GradedCheck> checks) =>
        checks.All(check => check.Points == check.MaxPoints) ? ItemVerdict.Right
        : checks.Any(check => check.Points > 0) ? ItemVerdict.Partial
        : ItemVerdict.Wrong;

    private static IEnumerable<GradedCheck> Checks(ExerciseItem item) => item switch
    {
        ExamTask task => task.Checks.Select(check => new GradedCheck
        {
            Name = check.Name,
            IsHidden = check.IsHidden,
            Passed = false,
            Points = 0,
            MaxPoints = check.Points,
            Revelation = check.Revelation,
        }),
        _ => [new GradedCheck { Name = AnswerCheck, Passed = false, Points = 0, MaxPoints = item.Points, Revelation = item.Revelation }],
    };
}

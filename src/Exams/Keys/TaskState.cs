using System.Collections.Immutable;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Keys;

/// <summary>A task in a variant.</summary>
public sealed class TaskState : ItemState
{
    private readonly Lazy<ExerciseRun?> _solved;

    internal TaskState(VariantState variant, ExamTask task)
        : base(variant, task)
    {
        Task = task;
        CheckNotes = [.. task.Checks.Select(check => check.Because is { } because ? TextOf(because, "note of a check") : "")];
        _solved = new Lazy<ExerciseRun?>(() => task.Solutions is [var first, ..] && variant.Given.Do(first) is { Result.Passed: true } run ? run : null);
    }

    public ExamTask Task { get; }

    /// <summary>What is told when a check does not hold, one a check; empty for none.</summary>
    public ImmutableArray<string> CheckNotes { get; }

    /// <summary>The state that the teacher's first solution leaves; null where there is none, or it does not come to its end.</summary>
    public ExerciseRun? Solved => _solved.Value;
}

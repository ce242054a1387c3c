using System.Collections.Immutable;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Scripting;

namespace MemDsl.Exams.Judging;

/// <summary>What an answer to a task has left, against the checks of the task.</summary>
public static class TaskJudge
{
    /// <summary>Operations that an answer may take where the task says nothing, and that a check may take.</summary>
    public const long DefaultOperations = 1_000_000;

    /// <summary>How an answer to a task, or its solution, is run.</summary>
    public static PartOptions Limits(ExamTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return PartOptions.Default with { MaxOperations = task.OperationLimit ?? DefaultOperations };
    }

    /// <summary>Runs every check on a copy of its own; they see neither each other nor the answer go on.</summary>
    public static ImmutableArray<JudgedCheck> Judge(ExamTask task, ExerciseRun after)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(after);
        return [.. task.Checks.Select(check => new JudgedCheck(check, after.Run(check.Body, PartOptions.Default with { MaxOperations = DefaultOperations })))];
    }

    /// <summary>Which call that the task forbids was made, on whatever way; null for none.</summary>
    public static string? ForbiddenCall(ExamTask task, PartResult result)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(result);
        return task.Forbidden.FirstOrDefault(result.SystemCalls.Names.Contains);
    }

    /// <summary>Whether more system calls were made than the task allows.</summary>
    public static bool ExceedsSystemCalls(ExamTask task, PartResult result)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(result);
        return result.SystemCalls.Total > task.SystemCallLimit;
    }
}

/// <summary>What came of a check.</summary>
public readonly record struct JudgedCheck(Check Check, PartResult Result)
{
    public bool Passed => Result.Status == RunStatus.Passed;

    public decimal Points => Passed ? Check.Points : 0;
}

using System.Collections.Immutable;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;
using MemDsl.Exams.Running;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting;

namespace MemDsl.Exams.Grading;

/// <summary>An answer to a task: run on a copy of the given state, and what it has left judged by every check.</summary>
internal static class TaskGrader
{
    /// <summary>Processes whose address spaces are drawn.</summary>
    private const int MostPictures = 2;

    public static GradedItem Grade(TaskState state, AnswerFile.Answer answer, GradingContext context)
    {
        var task = state.Task;
        if (task.Forbidden.FirstOrDefault(answer.Calls.Contains) is { } written)
            return GradedItems.Without(state, ItemVerdict.Forbidden, answer.Text, $"{answer.PlaceOf(written)}: the task forbids {written}");
        var after = state.Variant.Given.Do(answer, TaskJudge.Limits(task));
        var result = context.See(after.Result);
        if (TaskJudge.ForbiddenCall(task, result) is { } made)
            return GradedItems.Without(state, ItemVerdict.Forbidden, answer.Text, $"it makes the system call {made}, which the task forbids, on whatever way");
        if (TaskJudge.ExceedsSystemCalls(task, result))
            return GradedItems.Without(state, ItemVerdict.Limited, answer.Text, $"it makes {result.SystemCalls.Total} system calls, and the task allows {task.SystemCallLimit}");
        // An assertion of the student's own that fails stops nothing.
        if (result.Status is not (RunStatus.Passed or RunStatus.Failed))
            return GradedItems.Without(state, result.Status == RunStatus.Limited ? ItemVerdict.Limited : ItemVerdict.Stopped, answer.Text, StopWords.Of(task, result));

        var judged = TaskJudge.Judge(task, after);
        foreach (var check in judged) context.See(check.Result);
        var checks = ImmutableArray.CreateBuilder<GradedCheck>(judged.Length);
        for (var i = 0; i < judged.Length; i++) checks.Add(CheckFeedback.Of(state, i, judged[i], after));
        var graded = checks.MoveToImmutable();
        return GradedItems.Of(state, GradedItems.Verdict(graded), answer.Text, "", graded) with
        {
            Pictures = graded.All(check => check.Passed) ? [] : Pictures(after),
        };
    }

    private static ImmutableArray<StatePicture> Pictures(ExerciseRun after)
    {
        var running = after.Machine.Processes.All.Where(process => process.State == ProcessState.Running).Take(MostPictures);
        return [.. running.Select(process => AddressSpacePicture.Of($"process {process.Pid} after your answer", process))];
    }
}

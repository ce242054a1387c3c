using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Results;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Checking;

/// <summary>Whether a task can be solved, and not by doing nothing.</summary>
internal static class TaskCheck
{
    public static void Check(FindingCollector found, TaskState state)
    {
        for (var i = 0; i < state.Task.Solutions.Length; i++) CheckSolution(found, state, i);
        var untouched = TaskJudge.Judge(state.Task, state.Variant.Given);
        if (untouched.Length > 0 && untouched.All(check => check.Passed))
            Add(DiagnosticDescriptors.NothingToDo, "unchanged", $"every check of '{state.Task.Name}' holds before anything was done");

        void Add(DiagnosticDescriptor descriptor, string subject, string words) => found.Add(descriptor, ExamCheck.PlaceOf(state.Item), subject, words, state.Variant.Variant);
    }

    private static void CheckSolution(FindingCollector found, TaskState state, int number)
    {
        var task = state.Task;
        var name = task.Solutions.Length == 1 ? $"the solution of '{task.Name}'" : string.Create(CultureInfo.InvariantCulture, $"solution {number + 1} of '{task.Name}'");
        var run = state.Variant.Given.Do(task.Solutions[number], TaskJudge.Limits(task));
        if (!run.Result.Passed)
        {
            Add("stops", $"{name} does not come to its end: {PartWords.WhyNot(run.Result)}");
            return;
        }

        if (TaskJudge.ForbiddenCall(task, run.Result) is { } call) Add("forbidden", $"{name} calls {call}, which the task forbids");
        if (TaskJudge.ExceedsSystemCalls(task, run.Result)) Add("calls", $"{name} makes {run.Result.SystemCalls.Total} system calls, and the task allows {task.SystemCallLimit}");
        foreach (var check in TaskJudge.Judge(task, run))
        {
            if (!check.Passed) Add(check.Check.Name, $"{name} does not pass check '{check.Check.Name}' ({Points.Text(check.Check.Points)}): {PartWords.WhyNot(check.Result)}");
            else if (check.Result.Assertions == 0)
                found.Add(DiagnosticDescriptors.NothingChecked, ExamCheck.PlaceOf(state.Item), check.Check.Name, $"check '{check.Check.Name}' of '{task.Name}' asserts nothing", state.Variant.Variant);
        }

        void Add(string subject, string words) => found.Add(DiagnosticDescriptors.SolutionFails, ExamCheck.PlaceOf(state.Item), $"{number} {subject}", words, state.Variant.Variant);
    }
}

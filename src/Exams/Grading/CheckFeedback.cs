using MemDsl.Exams.Judging;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Results;
using MemDsl.Exams.Running;
using MemDsl.Scripting;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Exams.Grading;

/// <summary>What can be said about a check that does not hold.</summary>
internal static class CheckFeedback
{
    public static GradedCheck Of(TaskState state, int number, JudgedCheck judged, ExerciseRun after)
    {
        var check = new GradedCheck
        {
            Name = judged.Check.Name,
            IsHidden = judged.Check.IsHidden,
            Passed = judged.Passed,
            Points = judged.Points,
            MaxPoints = judged.Check.Points,
            Revelation = judged.Check.Revelation,
        };
        if (judged.Passed) return check;
        check = check with { Note = state.CheckNotes[number].Length > 0 ? state.CheckNotes[number] : state.Note };
        return judged.Result switch
        {
            { Failures: [var failure, ..] } => Failed(check, state, failure, after),
            { Stop: { } stop } => Stopped(check, StopWords.Of(state.Task, stop)),
            _ => check with { Error = "the check did not come to its end" },
        };
    }

    private static GradedCheck Failed(GradedCheck check, TaskState state, AssertionFailure failure, ExerciseRun after) => check with
    {
        Error = failure.Message is { Length: > 0 } message ? message : "what it asserts does not hold",
        Expected = failure.Location.Text.ReplaceLineEndings(" "),
        Found = Found(failure),
        Difference = failure.Difference.IsEmpty ? StateDifference.Of(state.Solved, after, failure) : string.Join('\n', failure.Difference),
        Explanation = failure.LastChange is { } change ? $"last changed by {StopWords.Bare(change)}: {FirstLine(change.Text)}" : "",
    };

    /// <summary>The check itself could not go on, in the state that the answer has left: an area that it looks at is not there.</summary>
    private static GradedCheck Stopped(GradedCheck check, ScriptStop stop) => check with
    {
        Error = "it cannot be told: " + stop.Message,
        Found = FailureText.Explain(stop).TrimEnd('\n'),
    };

    private static string Found(AssertionFailure failure) =>
        string.Join('\n', [.. failure.Parts.Select(part => $"{FirstLine(part.Text)} = {part.Value}"), .. failure.Notes]);

    private static string FirstLine(string text) => text.AsSpan().Trim().IndexOfAny('\r', '\n') is > 0 and var end ? text.Trim()[..end].TrimEnd() + " …" : text.Trim();
}

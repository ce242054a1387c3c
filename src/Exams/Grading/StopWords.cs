using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Exams.Grading;

/// <summary>Places and stops in words for students. Of a path the file's name stays: where an exam lies on the grader's computer is nobody's business.</summary>
internal static class StopWords
{
    private const string Task = "this task allows";

    private const string Question = "this question allows";

    /// <summary>Why an answer to an item did not come to its end, with its place.</summary>
    public static string Of(ExerciseItem item, PartResult result) => result switch
    {
        { Stop: { } stop } => FailureText.Explain(Of(item, stop)).TrimEnd('\n'),
        { SkipReason: { } reason } => reason,
        _ => "it did not come to its end",
    };

    /// <summary>A stop as students are told it: a limit is the item's own, and no option of a program.</summary>
    public static ScriptStop Of(ExerciseItem item, ScriptStop stop) => LimitWords.Of(stop, item is ExamTask ? Task : Question) with
    {
        Location = Bare(stop.Location),
        Calls = [.. stop.Calls.Select(Bare)],
    };

    public static ScriptLocation Bare(ScriptLocation location) => location with { Path = Path.GetFileName(location.Path) };
}

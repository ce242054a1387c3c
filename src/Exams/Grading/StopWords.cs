using MemDsl.Exams.Running;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Exams.Grading;

/// <summary>Places and stops in words for students. Of a path the file's name stays: where an exam lies on the grader's computer is nobody's business.</summary>
internal static class StopWords
{
    /// <summary>Why an answer did not come to its end, with its place.</summary>
    public static string Of(PartResult result) => result switch
    {
        { Stop: { } stop } => Of(stop),
        { SkipReason: { } reason } => reason,
        _ => "it did not come to its end",
    };

    public static string Of(ScriptStop stop) =>
        FailureText.Explain(stop with { Location = Bare(stop.Location), Calls = [.. stop.Calls.Select(Bare)] }).TrimEnd('\n');

    public static ScriptLocation Bare(ScriptLocation location) => location with { Path = Path.GetFileName(location.Path) };
}

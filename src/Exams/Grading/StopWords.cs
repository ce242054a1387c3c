using MemDsl.Exams.Running;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Exams.Grading;

/// <summary>Why an answer did not come to its end, with its place.</summary>
internal static class StopWords
{
    public static string Of(PartResult result) => result switch
    {
        { Stop: { } stop } => FailureText.Explain(stop).TrimEnd('\n'),
        { SkipReason: { } reason } => reason,
        _ => "it did not come to its end",
    };
}

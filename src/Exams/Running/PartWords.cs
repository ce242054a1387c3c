using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Exams.Running;

/// <summary>A part's end in words.</summary>
internal static class PartWords
{
    /// <summary>Why a part did not pass, in one line.</summary>
    public static string WhyNot(PartResult result) => result switch
    {
        { Stop: { } stop } => LimitWords.Of(stop, "is allowed here").Message,
        { Failures: [var failure, ..] } => FailureText.Headline(failure),
        { SkipReason: { } reason } => reason,
        { Defect: { } defect } => FailureText.Explain(defect).TrimEnd(),
        { Status: RunStatus.Passed } => "it gave no value",
        _ => "it did not come to its end",
    };
}

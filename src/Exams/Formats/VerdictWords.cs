using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>Verdicts as a student reads them.</summary>
internal static class VerdictWords
{
    public static string Of(SubmissionVerdict verdict) => verdict switch
    {
        SubmissionVerdict.Graded => "graded",
        SubmissionVerdict.Missing => "nothing was handed in",
        SubmissionVerdict.Empty => "the file has no answer in it",
        SubmissionVerdict.Unreadable => "the file could not be read as text",
        SubmissionVerdict.Invalid => "the file does not compile, so nothing in it was graded",
        SubmissionVerdict.Defect => "the grader itself failed; your teacher has to look at this submission",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public static string Of(ItemVerdict verdict) => verdict switch
    {
        ItemVerdict.Right => "right",
        ItemVerdict.Partial => "partly right",
        ItemVerdict.Wrong => "wrong",
        ItemVerdict.Missing => "there is no answer",
        ItemVerdict.Malformed => "the answer cannot be taken",
        ItemVerdict.Forbidden => "the answer makes a call that the task forbids",
        ItemVerdict.Limited => "a limit stopped the answer",
        ItemVerdict.Stopped => "the answer was stopped by an error",
        ItemVerdict.Ungraded => "not graded",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}

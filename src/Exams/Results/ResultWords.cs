namespace MemDsl.Exams.Results;

/// <summary>The words that stand for verdicts and kinds in files.</summary>
internal static class ResultWords
{
    public static WordTable<SubmissionVerdict> SubmissionVerdicts { get; } = new(
        (SubmissionVerdict.Graded, "graded"),
        (SubmissionVerdict.Missing, "missing"),
        (SubmissionVerdict.Empty, "empty"),
        (SubmissionVerdict.Unreadable, "unreadable"),
        (SubmissionVerdict.Invalid, "invalid"),
        (SubmissionVerdict.Defect, "defect"));

    public static WordTable<ItemVerdict> ItemVerdicts { get; } = new(
        (ItemVerdict.Right, "right"),
        (ItemVerdict.Partial, "partial"),
        (ItemVerdict.Wrong, "wrong"),
        (ItemVerdict.Missing, "missing"),
        (ItemVerdict.Malformed, "malformed"),
        (ItemVerdict.Forbidden, "forbidden"),
        (ItemVerdict.Limited, "limited"),
        (ItemVerdict.Stopped, "stopped"),
        (ItemVerdict.Ungraded, "ungraded"));

    public static WordTable<ItemKind> ItemKinds { get; } = new((ItemKind.Question, "question"), (ItemKind.Task, "task"));

    public static WordTable<Revelation> Revelations { get; } = new(
        (Revelation.Everything, "all"),
        (Revelation.Note, "note"),
        (Revelation.Error, "error"),
        (Revelation.Points, "points"));
}

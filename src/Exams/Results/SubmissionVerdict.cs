namespace MemDsl.Exams.Results;

/// <summary>What came of a submission as a whole.</summary>
public enum SubmissionVerdict
{
    /// <summary>It was read, and its items have verdicts of their own.</summary>
    Graded,

    /// <summary>A student of the roster handed nothing in.</summary>
    Missing,

    /// <summary>The file has no answer in it.</summary>
    Empty,

    /// <summary>The file is no UTF-8 text, or too long to be an answer.</summary>
    Unreadable,

    /// <summary>The file does not compile.</summary>
    Invalid,

    /// <summary>Grading it met a defect of the grader: a person has to look.</summary>
    Defect,
}

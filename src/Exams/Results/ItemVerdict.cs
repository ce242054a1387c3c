namespace MemDsl.Exams.Results;

/// <summary>What came of an answer.</summary>
public enum ItemVerdict
{
    /// <summary>All points.</summary>
    Right,

    /// <summary>Some points.</summary>
    Partial,

    /// <summary>Taken, and no points.</summary>
    Wrong,

    /// <summary>There is no answer.</summary>
    Missing,

    /// <summary>It cannot be taken: it does not compile, there are two, or it is not of the kind that was asked for.</summary>
    Malformed,

    /// <summary>It makes a call that the task forbids.</summary>
    Forbidden,

    /// <summary>A limit stopped it.</summary>
    Limited,

    /// <summary>An errno, a signal or a run-time error stopped it.</summary>
    Stopped,

    /// <summary>The submission as a whole was not graded.</summary>
    Ungraded,
}

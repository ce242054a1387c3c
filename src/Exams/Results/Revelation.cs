namespace MemDsl.Exams.Results;

/// <summary>How much of a check a student is told.</summary>
public enum Revelation
{
    /// <summary>What was expected and found, and why.</summary>
    Everything,

    /// <summary>That it failed, what is wrong, and the teacher's note.</summary>
    Note,

    /// <summary>What is wrong, and nothing else.</summary>
    Error,

    /// <summary>The points only.</summary>
    Points,
}

namespace MemDsl.Exams.Formats;

/// <summary>What a caller may add to what a result says.</summary>
public sealed record FormatOptions
{
    public static FormatOptions Default { get; } = new();

    /// <summary>How long grading took, in seconds; null leaves it out, so that the same result is the same bytes.</summary>
    public decimal? ExecutionSeconds { get; init; }

    /// <summary>Whether a format that knows leaderboards gets one: the points of visible checks, which other students see.</summary>
    public bool Leaderboard { get; init; }
}

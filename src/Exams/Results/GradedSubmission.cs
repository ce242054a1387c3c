using System.Collections.Immutable;

namespace MemDsl.Exams.Results;

/// <summary>
/// What one student's submission has earned, and why. Everything that is written about it (<c>Formats/</c>, merging, statistics) is a function of this.
/// </summary>
public sealed record GradedSubmission
{
    /// <summary>The student's ID, as the roster or the file's name gives it.</summary>
    public required string Student { get; init; }

    /// <summary>The student's name; null where no roster gives one.</summary>
    public string? StudentName { get; init; }

    /// <summary>The exam: its file's name without the ending.</summary>
    public required string Exam { get; init; }

    /// <summary>The values that were drawn, exercise by exercise; empty where nothing varies.</summary>
    public ImmutableArray<DrawnValue> Variant { get; init; } = [];

    /// <summary>What came of the file as a whole.</summary>
    public required SubmissionVerdict Verdict { get; init; }

    /// <summary>The verdict in words for the student, with what can be done about it; empty when it was graded.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Every item of the exam in its order, also of a submission that could not be graded.</summary>
    public ImmutableArray<GradedItem> Items { get; init; } = [];

    /// <summary>The version of the model that graded.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>SHA-256 of the submission's bytes, in hexadecimal; null where there is no file.</summary>
    public string? Digest { get; init; }

    public decimal Points => Items.Sum(item => item.Points);

    public decimal MaxPoints => Items.Sum(item => item.MaxPoints);

    /// <summary>The result as the student may see it.</summary>
    public GradedSubmission Revealed() => this with { Items = [.. Items.Select(item => item.Revealed())] };
}

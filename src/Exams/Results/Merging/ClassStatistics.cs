using System.Collections.Immutable;

namespace MemDsl.Exams.Results.Merging;

/// <summary>What a class says about its exam.</summary>
public sealed record ClassStatistics
{
    /// <summary>All results, with a file or without.</summary>
    public required int Students { get; init; }

    /// <summary>How often each verdict was given, in the order of <see cref="SubmissionVerdict"/>; those that were not are left out.</summary>
    public required ImmutableArray<(SubmissionVerdict Verdict, int Count)> Verdicts { get; init; }

    public required decimal MaxPoints { get; init; }

    /// <summary>Of the graded; null when there are none.</summary>
    public required Spread? Points { get; init; }

    /// <summary>In the order of the exam.</summary>
    public required ImmutableArray<ItemStatistics> Items { get; init; }

    public static ClassStatistics Of(MergedClass merged)
    {
        ArgumentNullException.ThrowIfNull(merged);
        var graded = merged.Submissions.RemoveAll(submission => submission.Verdict != SubmissionVerdict.Graded);
        var items = graded.SelectMany(submission => submission.Items.Select(item => (item.Exercise, item.Name))).Distinct();
        return new ClassStatistics
        {
            Students = merged.Submissions.Length,
            Verdicts = [.. merged.Submissions.GroupBy(submission => submission.Verdict).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))],
            MaxPoints = merged.Submissions.Select(submission => submission.MaxPoints).DefaultIfEmpty(0).Max(),
            Points = Spread.Of([.. graded.Select(submission => submission.Points)]),
            Items = [.. items.Select(item => ItemStatistics.Of(graded, item.Exercise, item.Name))],
        };
    }
}

using System.Collections.Immutable;

namespace MemDsl.Exams.Results.Merging;

/// <summary>What a class made of a question or task.</summary>
public sealed record ItemStatistics
{
    /// <summary>Wrong answers that are listed.</summary>
    private const int ListedAnswers = 5;

    public required string Exercise { get; init; }

    public required string Name { get; init; }

    public required ItemKind Kind { get; init; }

    public required decimal MaxPoints { get; init; }

    /// <summary>Graded files.</summary>
    public required int Count { get; init; }

    /// <summary>Those of them without an answer to this.</summary>
    public required int Unanswered { get; init; }

    public required decimal Mean { get; init; }

    /// <summary>Share of the graded with all points, 0 to 1.</summary>
    public required decimal FullShare { get; init; }

    /// <summary>Correlation with the points of all other items, −1 to 1 with three decimals; null where one of both does not vary.</summary>
    public required decimal? Discrimination { get; init; }

    /// <summary>The most frequent answers to a question that were not right; of equal ones the ordinally first.</summary>
    public required ImmutableArray<(string Answer, int Count)> WrongAnswers { get; init; }

    /// <summary>The distractors that were given, by their reasons.</summary>
    public required ImmutableArray<(string Distractor, int Count)> Distractors { get; init; }

    /// <summary>In the order of the exam.</summary>
    public required ImmutableArray<CheckStatistics> Checks { get; init; }

    internal static ItemStatistics Of(ImmutableArray<GradedSubmission> graded, string exercise, string name)
    {
        var pairs = graded.Select(submission => (Submission: submission, Item: submission.Items.FirstOrDefault(item => item.Exercise == exercise && item.Name == name)))
            .Where(pair => pair.Item is not null).Select(pair => (pair.Submission, Item: pair.Item!)).ToList();
        var items = pairs.ConvertAll(pair => pair.Item);
        return new ItemStatistics
        {
            Exercise = exercise,
            Name = name,
            Kind = items[0].Kind,
            MaxPoints = items.Max(item => item.MaxPoints),
            Count = items.Count,
            Unanswered = items.Count(item => item.Verdict == ItemVerdict.Missing),
            Mean = Spread.Rounded(items.Sum(item => item.Points) / items.Count),
            FullShare = Spread.Rounded((decimal)items.Count(item => item.Points == item.MaxPoints) / items.Count),
            Discrimination = Correlation.Of([.. pairs.Select(pair => (pair.Item.Points, pair.Submission.Points - pair.Item.Points))]),
            WrongAnswers = MostFrequent(items.Where(item => item.Kind == ItemKind.Question && item.Verdict is not (ItemVerdict.Right or ItemVerdict.Missing)).Select(Value)),
            Distractors = MostFrequent(items.Select(item => item.Distractor)),
            Checks = [.. items[0].Checks.Select(check => CheckStatistics.Of(items, check.Name))],
        };
    }

    /// <summary>The value that was answered; of an answer that was not taken, its text.</summary>
    private static string? Value(GradedItem item) => item.Checks[0].Found is { Length: > 0 } found ? found : item.Answer;

    private static ImmutableArray<(string Text, int Count)> MostFrequent(IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().GroupBy(text => text, StringComparer.Ordinal).Select(group => (group.Key, Count: group.Count()))
            .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(ListedAnswers)];
}

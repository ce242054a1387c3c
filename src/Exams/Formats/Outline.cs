using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>A result in its exercises, with the numbers by which they are called: exercise 1, item 1.2, check 1.2.3.</summary>
internal static class Outline
{
    public sealed record NumberedExercise(int Number, string Name, ImmutableArray<DrawnValue> Drawn, ImmutableArray<NumberedItem> Items);

    public sealed record NumberedItem(string Number, GradedItem Item, ImmutableArray<NumberedCheck> Checks);

    /// <param name="Number"><c>1.2.3</c>.</param>
    /// <param name="Check">The check.</param>
    /// <param name="Title">The item's name, and behind it the check's where an item has more than one.</param>
    /// <param name="IsFirst">Whether it is the first of its item, which then tells what is said of the item as a whole.</param>
    public sealed record NumberedCheck(string Number, GradedCheck Check, string Title, bool IsFirst);

    public static ImmutableArray<NumberedExercise> Of(GradedSubmission submission)
    {
        var names = submission.Items.Select(item => item.Exercise).Distinct(StringComparer.Ordinal).ToList();
        return [.. names.Select((name, index) => new NumberedExercise(index + 1, name, submission.Variant.RemoveAll(drawn => drawn.Exercise != name), Items(submission, name, index + 1)))];
    }

    private static ImmutableArray<NumberedItem> Items(GradedSubmission submission, string exercise, int number) =>
        [.. submission.Items.Where(item => item.Exercise == exercise).Select((item, index) =>
        {
            var own = string.Create(CultureInfo.InvariantCulture, $"{number}.{index + 1}");
            return new NumberedItem(own, item, Checks(item, own));
        })];

    private static ImmutableArray<NumberedCheck> Checks(GradedItem item, string number) =>
        [.. item.Checks.Select((check, index) => new NumberedCheck(string.Create(CultureInfo.InvariantCulture, $"{number}.{index + 1}"), check, Title(item, check), index == 0))];

    private static string Title(GradedItem item, GradedCheck check) =>
        item.Kind == ItemKind.Question && item.Checks.Length == 1 && !check.IsHidden ? item.Name : $"{item.Name}: {check.Name}";
}

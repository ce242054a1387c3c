using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;
using MemDsl.Exams.Variants;

namespace MemDsl.Exams.Checking;

/// <summary>Tries an exam in its variants: all of them up to a bound, then so many, spread evenly, the same ones every time.</summary>
public static class ExamCheck
{
    /// <summary>Variants of an exercise that are looked at.</summary>
    public const int MostVariants = 1000;

    public static ExamReport Run(VariantStates states, int mostVariants = MostVariants)
    {
        ArgumentNullException.ThrowIfNull(states);
        return new ExamReport([.. states.Spaces.Select(space => Of(states, space, mostVariants))]);
    }

    private static ExerciseReport Of(VariantStates states, VariantSpace space, int most)
    {
        var exercise = space.Exercise;
        if (space.Problem is { } problem) return new ExerciseReport(exercise.Name, 0, 0, [], [], [problem with { Location = exercise.Place }]);
        var looked = space.Sample(most);
        var found = new FindingCollector(space, looked.Length);
        foreach (var item in exercise.Items) CheckPoints(found, item);
        var keys = exercise.Items.OfType<Question>().ToDictionary(question => question, question => new KeyObserver(question, found));
        var released = keys.Keys.ToDictionary(question => question, question => new ReleaseObserver(question, found));
        foreach (var variant in looked)
        {
            var state = states.Of(variant);
            foreach (var (place, words) in state.Problems) found.Add(DiagnosticDescriptors.ExamPartStops, place, words.Split(": ")[0], words, variant);
            CheckBraces(found, state, exercise.Place, "prompt", state.Prompt);
            foreach (var item in state.Items)
            {
                foreach (var text in (string[])[item.Text, item.Note, .. item.Hints]) CheckBraces(found, state, PlaceOf(item.Item), item.Item.Name, text);
                if (item is TaskState task) TaskCheck.Check(found, task);
                if (item is not QuestionState question) continue;
                keys[question.Question].Observe(question);
                released[question.Question].Observe(question);
            }
        }

        foreach (var observer in keys.Values) observer.Conclude(looked.Length);
        foreach (var observer in released.Values) observer.Conclude(looked.Length);
        return new ExerciseReport(
            exercise.Name,
            space.Variants.Count,
            looked.Length,
            [.. exercise.Items.OfType<Question>().Select(question => keys[question].Distribution)],
            [.. exercise.Items.OfType<ExamTask>().Select(task => new TaskReport(task.Name, task.Checks.Length, task.Checks.Count(check => check.IsHidden), task.Solutions.Length))],
            found.Findings);
    }

    private static void CheckPoints(FindingCollector found, ExerciseItem item)
    {
        if (item.Points <= 0 || (item is ExamTask { Checks: var checks } && checks.Any(check => check.Points <= 0)))
            found.Add(DiagnosticDescriptors.PointsNotPositive, PlaceOf(item), $"'{item.Name}' {(item.Points <= 0 ? "is" : "has a check that is")} worth nothing");
        if (item is not ExamTask task) return;
        var sum = task.Checks.Sum(check => check.Points);
        if (task.Checks.IsEmpty)
            found.Add(DiagnosticDescriptors.NothingChecked, PlaceOf(item), $"'{item.Name}' has no check");
        else if (task.WrittenPoints is { } written && written != sum)
            found.Add(DiagnosticDescriptors.PointsDoNotAdd, PlaceOf(item), $"'{item.Name}' is worth {Points.Text(written)}, and its checks are worth {Points.Text(sum)} together");
        if (task.Solutions.IsEmpty) found.Add(DiagnosticDescriptors.NoSolution, PlaceOf(item), $"'{item.Name}' has no solution");
    }

    /// <summary>A text in which a variable stands in braces, as if its value were shown.</summary>
    private static void CheckBraces(FindingCollector found, VariantState state, TextLocation place, string owner, string text)
    {
        foreach (var variable in state.Exercise.Variables)
        {
            if (text.Contains("{" + variable.Name + "}", StringComparison.Ordinal))
                found.Add(DiagnosticDescriptors.TextNotInterpolated, place, variable.Name, $"a text of '{owner}' shows {{{variable.Name}}}: write a $ before its quote", state.Variant);
        }
    }

    internal static TextLocation PlaceOf(ExerciseItem item) => PartProblem.PlaceOf(item.Text);
}

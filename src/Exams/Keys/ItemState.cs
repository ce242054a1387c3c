using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Keys;

/// <summary>An item in a variant: a <see cref="QuestionState"/> or a <see cref="TaskState"/>.</summary>
public abstract class ItemState
{
    private readonly List<PartProblem> _problems = [];

    private protected ItemState(VariantState variant, ExerciseItem item)
    {
        Variant = variant;
        Item = item;
        Text = TextOf(item.Text, "text");
        Hints = [.. item.Hints.Select(hint => TextOf(hint, "hint"))];
        Note = item.Note is { } note ? TextOf(note, "note") : "";
    }

    public VariantState Variant { get; }

    public ExerciseItem Item { get; }

    public string Text { get; }

    public ImmutableArray<string> Hints { get; }

    /// <summary>Empty for none.</summary>
    public string Note { get; }

    /// <summary>What of the item does not run in this variant; empty where all of it does.</summary>
    public IReadOnlyList<PartProblem> Problems => _problems;

    /// <summary>The value of a part; null, and a problem, when it has none here.</summary>
    private protected PartValue? ValueOf(ExercisePart part, string name)
    {
        var result = Variant.Given.Run(part);
        if (result.Passed && result.Value is { } value) return value;
        Report(part, $"the {name} of '{Item.Name}' does not come to its end: {PartWords.WhyNot(result)}");
        return null;
    }

    private protected string TextOf(ExercisePart part, string name) => ValueOf(part, name)?.Text ?? "";

    private protected void Report(ExercisePart part, string words) => _problems.Add(new PartProblem(PartProblem.PlaceOf(part), words));
}

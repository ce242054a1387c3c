using System.Collections.Immutable;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Exams.Variants;

namespace MemDsl.Exams.Keys;

/// <summary>An exercise in one variant: the machine after <c>given</c>, its texts, and the state of each of its items.</summary>
public sealed class VariantState
{
    /// <param name="start">Where the exercise begins.</param>
    /// <param name="variant">Of the same exercise.</param>
    public VariantState(ExerciseStart start, Variant variant)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(variant);
        Variant = variant;
        Given = start.Begin(variant.Values);
        if (!Given.Result.Passed)
        {
            Problems = [new PartProblem(Exercise.Place, $"what exercise '{Exercise.Name}' gives does not come to its end: {PartWords.WhyNot(Given.Result)}")];
            return;
        }

        var prompt = Exercise.Prompt is { } part ? Given.Run(part) : null;
        Prompt = prompt?.Value?.Text ?? "";
        Items = [.. Exercise.Items.Select(State)];
        Problems =
        [
            .. prompt is { Passed: false } ? [new PartProblem(PartProblem.PlaceOf(Exercise.Prompt!), $"the prompt of exercise '{Exercise.Name}' does not come to its end: {PartWords.WhyNot(prompt)}")] : Array.Empty<PartProblem>(),
            .. Items.SelectMany(item => item.Problems),
        ];
    }

    public Variant Variant { get; }

    public Exercise Exercise => Variant.Exercise;

    /// <summary>Where every answer, key and check begins.</summary>
    public ExerciseRun Given { get; }

    /// <summary>Empty where there is none.</summary>
    public string Prompt { get; } = "";

    /// <summary>In the order of the exercise; empty where <c>given</c> does not come to its end.</summary>
    public ImmutableArray<ItemState> Items { get; } = [];

    /// <summary>What of the exam does not run in this variant.</summary>
    public ImmutableArray<PartProblem> Problems { get; }

    private ItemState State(ExerciseItem item) => item switch
    {
        Question question => new QuestionState(this, question),
        ExamTask task => new TaskState(this, task),
        _ => throw new InvalidOperationException($"an item of kind {item.GetType().Name}"),
    };
}

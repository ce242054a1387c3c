using System.Collections.Immutable;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Exams.Variants;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Keys;

/// <summary>A question in a variant.</summary>
public sealed class QuestionState : ItemState
{
    /// <summary>Characters of an explanation; a key that stores a thousand pages is not explained by a thousand faults.</summary>
    private const int LongestExplanation = 4000;

    private const int MaxEvents = 2000;

    private const int MaxWalks = 4;

    private readonly Lazy<string> _explanation;
    private readonly Lazy<ExerciseRun?> _after;

    internal QuestionState(VariantState variant, Question question)
        : base(variant, question)
    {
        Question = question;
        if (question.Key is { } key) Key = ValueOf(key, "key");
        else Report(question.Text, $"'{question.Name}' has no key");
        Accept = question.Accept is { } accept ? ValueOf(accept, "accepted range") : null;
        Distractors = [.. question.Distractors.Select(distractor => (Value: ValueOf(distractor.Value, "distractor"), Reason: TextOf(distractor.Reason, "distractor's reason")))
            .Where(pair => pair.Value is not null).Select(pair => new Distractor(pair.Value!.Value, pair.Reason))];
        Choices = !question.IsMultipleChoice ? [] : question.Choices is { } choices ? Elements(ValueOf(choices, "list of choices")) : [.. Key is { } own ? [own] : Array.Empty<PartValue>(), .. Distractors.Select(one => one.Value)];
        _after = new Lazy<ExerciseRun?>(() => question.Key is { } part ? variant.Given.Do(part, PartOptions.Default with { MaxEvents = MaxEvents, MaxWalks = MaxWalks }) : null);
        _explanation = new Lazy<string>(Explain);
    }

    public Question Question { get; }

    /// <summary>Null where it could not be computed.</summary>
    public PartValue? Key { get; }

    /// <summary>A range or list; null for everything of the key's type.</summary>
    public PartValue? Accept { get; }

    public ImmutableArray<Distractor> Distractors { get; }

    /// <summary>Of a multiple choice, in the order in which the exam has them; empty for another question.</summary>
    public ImmutableArray<PartValue> Choices { get; }

    /// <summary>What happened on the machine while the key was computed, as a tree of causes; empty where nothing did.</summary>
    public string Explanation => _explanation.Value;

    /// <summary>The machine as the key has left it; null without a key.</summary>
    public ExerciseRun? After => _after.Value;

    /// <summary>The first page walks that the key asks for.</summary>
    public IReadOnlyList<AskedWalk> Walks => After?.Result.Walks ?? [];

    /// <summary>The key as the language writes it; a maps in its own lines.</summary>
    public string KeyText => Key is { } key ? Shown(key) : "";

    /// <summary>The choices in the order that was drawn for a student, or with null for everybody who was given the same.</summary>
    public ImmutableArray<PartValue> ChoicesOf(string? student)
    {
        var exercise = Question.Exercise;
        return [.. new DrawSource("choices", exercise.Name, exercise.Seed, student ?? "", Question.Name).Order(Choices.Length).Select(i => Choices[i])];
    }

    /// <summary>A value as the language writes it; a maps in its own lines.</summary>
    public static string Shown(PartValue value) => value.Slot.Reference switch
    {
        MapsPattern pattern => pattern.ToString(),
        ListValue { Element: Compiler.Symbols.ObjectType { Name: "vma" } } areas => string.Join('\n', PatternReader.Lines(areas)),
        _ => value.ToString(),
    };

    private string Explain()
    {
        if (After is not { Result.Events: { Count: > 0 } events } run) return "";
        var tree = EventTree.Draw(events, LongestExplanation);
        return events.Count < MaxEvents && tree.Length <= LongestExplanation ? tree : tree + "\n…";
    }

    private static ImmutableArray<PartValue> Elements(PartValue? list) => list?.Slot.Reference is ListValue values
        ? [.. Enumerable.Range(0, values.Count).Select(i => new PartValue(values.Element, values[i]))]
        : [];
}

/// <summary>A wrong answer that is to be expected.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Reason">Why it is wrong.</param>
public readonly record struct Distractor(PartValue Value, string Reason);

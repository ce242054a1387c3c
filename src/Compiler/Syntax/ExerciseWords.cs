using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary>What follows a word that begins a line of an exercise.</summary>
public enum ExerciseLineShape
{
    /// <summary><c>vary NAME in DOMAIN where CONDITION</c></summary>
    Vary,

    /// <summary>A machine block.</summary>
    Machine,

    /// <summary>A block.</summary>
    Clause,

    /// <summary>A block or an expression.</summary>
    Key,

    /// <summary>An expression, or nothing.</summary>
    Property,

    /// <summary>Names.</summary>
    Words,

    /// <summary><c>limit operations N</c></summary>
    Limit,

    /// <summary><c>distractor VALUE because TEXT</c></summary>
    Distractor,

    /// <summary><c>check NAME points N … { }</c></summary>
    Check,

    /// <summary><c>question NAME TEXT { }</c></summary>
    Item,
}

/// <summary>The blocks that lines of an exercise stand in.</summary>
[Flags]
public enum ExercisePlaces
{
    None = 0,
    Exercise = 1,
    Question = 2,
    Task = 4,
    Item = Question | Task,
}

/// <summary>A word that begins a line of an exercise, a question or a task.</summary>
/// <param name="Text">The word; it is a name everywhere else.</param>
/// <param name="Shape">What follows it.</param>
/// <param name="Places">Where such a line may stand.</param>
/// <param name="Repeats">Whether there may be several.</param>
public sealed record ExerciseWord(string Text, ExerciseLineShape Shape, ExercisePlaces Places, bool Repeats = false);

/// <summary>The table of the words that begin a line of an exercise.</summary>
public static class ExerciseWords
{
    public static ImmutableArray<ExerciseWord> All { get; } =
    [
        new("seed", ExerciseLineShape.Property, ExercisePlaces.Exercise),
        new("vary", ExerciseLineShape.Vary, ExercisePlaces.Exercise, Repeats: true),
        new("machine", ExerciseLineShape.Machine, ExercisePlaces.Exercise),
        new("given", ExerciseLineShape.Clause, ExercisePlaces.Exercise),
        new("prompt", ExerciseLineShape.Property, ExercisePlaces.Exercise),
        new("question", ExerciseLineShape.Item, ExercisePlaces.Exercise, Repeats: true),
        new("task", ExerciseLineShape.Item, ExercisePlaces.Exercise, Repeats: true),
        new("points", ExerciseLineShape.Property, ExercisePlaces.Item),
        new("key", ExerciseLineShape.Key, ExercisePlaces.Question),
        new("accept", ExerciseLineShape.Property, ExercisePlaces.Question),
        new("distractor", ExerciseLineShape.Distractor, ExercisePlaces.Question, Repeats: true),
        new("choices", ExerciseLineShape.Property, ExercisePlaces.Question),
        new("unordered", ExerciseLineShape.Property, ExercisePlaces.Question),
        new("tolerance", ExerciseLineShape.Property, ExercisePlaces.Question),
        new("blank", ExerciseLineShape.Words, ExercisePlaces.Question),
        new("hint", ExerciseLineShape.Property, ExercisePlaces.Item, Repeats: true),
        new("note", ExerciseLineShape.Property, ExercisePlaces.Item),
        new("reveal", ExerciseLineShape.Words, ExercisePlaces.Item),
        new("check", ExerciseLineShape.Check, ExercisePlaces.Task, Repeats: true),
        new("forbid", ExerciseLineShape.Words, ExercisePlaces.Task, Repeats: true),
        new("limit", ExerciseLineShape.Limit, ExercisePlaces.Task, Repeats: true),
        new("solution", ExerciseLineShape.Clause, ExercisePlaces.Task, Repeats: true),
    ];

    /// <summary>The row of a word, or null.</summary>
    public static ExerciseWord? Find(ReadOnlySpan<char> text)
    {
        foreach (var word in All)
        {
            if (text.SequenceEqual(word.Text)) return word;
        }

        return null;
    }

    /// <summary>The words that may begin a line there, in the order of the table.</summary>
    public static IEnumerable<string> In(ExercisePlaces place) => All.Where(word => (word.Places & place) != 0).Select(word => word.Text);
}

using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Model;

/// <summary>Something to answer: a <see cref="Question"/> or an <see cref="ExamTask"/>.</summary>
public abstract class ExerciseItem
{
    private readonly ItemDescriptor _descriptor;

    private protected ExerciseItem(Exercise exercise, ItemDescriptor descriptor)
    {
        Exercise = exercise;
        _descriptor = descriptor;
    }

    public Exercise Exercise { get; }

    /// <summary>Unique in the exam.</summary>
    public string Name => _descriptor.Name;

    public abstract ItemKind Kind { get; }

    /// <summary>What is asked: a text.</summary>
    public ExercisePart Text => _descriptor.Text;

    /// <summary>What it is worth.</summary>
    public abstract decimal Points { get; }

    /// <summary>The <c>points</c> line; null where there is none.</summary>
    public decimal? WrittenPoints => _descriptor.Points;

    /// <summary>Texts.</summary>
    public ImmutableArray<ExercisePart> Hints => _descriptor.Hints;

    /// <summary>The teacher's note, a text; null for none.</summary>
    public ExercisePart? Note => _descriptor.Note;

    /// <summary>How much is told about the answer.</summary>
    public Revelation Revelation => Levels.Of(_descriptor.Reveal ?? RevealLevel.All);

    /// <summary>The block in the exam's file.</summary>
    public Compiler.Text.TextSpan Span => _descriptor.Span;

    internal static ExerciseItem Of(Exercise exercise, ItemDescriptor descriptor) => descriptor switch
    {
        QuestionDescriptor question => new Question(exercise, question),
        TaskDescriptor task => new ExamTask(exercise, task),
        _ => throw new InvalidOperationException($"an item of kind {descriptor.GetType().Name}"),
    };
}

/// <summary>The levels of the language as results have them.</summary>
internal static class Levels
{
    public static Revelation Of(RevealLevel level) => level switch
    {
        RevealLevel.All => Revelation.Everything,
        RevealLevel.Note => Revelation.Note,
        RevealLevel.Error => Revelation.Error,
        _ => Revelation.Points,
    };
}

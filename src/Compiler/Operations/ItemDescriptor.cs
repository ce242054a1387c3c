using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>Something to answer: <see cref="QuestionDescriptor"/> or <see cref="TaskDescriptor"/>.</summary>
/// <param name="Name">Unique in the exam.</param>
/// <param name="Text">What is asked: a string.</param>
/// <param name="Span">The whole block.</param>
public abstract record ItemDescriptor(string Name, ExercisePart Text, TextSpan Span)
{
    /// <summary>As written; null where the line is missing, which only a task's may be.</summary>
    public decimal? Points { get; init; }

    /// <summary>Texts.</summary>
    public ImmutableArray<ExercisePart> Hints { get; init; } = [];

    /// <summary>The teacher's note, a text; null for none.</summary>
    public ExercisePart? Note { get; init; }

    /// <summary>As written; null where the line is missing.</summary>
    public RevealLevel? Reveal { get; init; }
}

/// <summary>A <c>question</c>: its answer is a value.</summary>
public sealed record QuestionDescriptor(string Name, ExercisePart Text, TextSpan Span) : ItemDescriptor(Name, Text, Span)
{
    /// <summary>Null in an edition for students.</summary>
    public ExercisePart? Key { get; init; }

    /// <summary>What its answer looks like; <see cref="AnswerKind.Unknown"/> without a key.</summary>
    public AnswerKind Kind { get; init; }

    /// <summary>A range or a list of what an answer, or each element of one that is a list, may be; null for everything of the type.</summary>
    public ExercisePart? Accept { get; init; }

    public ImmutableArray<DistractorDescriptor> Distractors { get; init; } = [];

    /// <summary>Whether the answer is one of several that are shown.</summary>
    public bool IsMultipleChoice { get; init; }

    /// <summary>A list of the values to choose from; null when they are the key and the distractors.</summary>
    public ExercisePart? Choices { get; init; }

    /// <summary>By how much a number may be off.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>The fields of a maps that the student fills in, by their names: <c>start end perms offset name</c>. All when the line is missing.</summary>
    public ImmutableArray<string> Blanks { get; init; } = [];
}

/// <summary>A wrong answer that is to be expected, and why it is wrong.</summary>
public sealed record DistractorDescriptor(ExercisePart Value, ExercisePart Reason);

/// <summary>A <c>task</c>: its answer is what the student does.</summary>
public sealed record TaskDescriptor(string Name, ExercisePart Text, TextSpan Span) : ItemDescriptor(Name, Text, Span)
{
    public ImmutableArray<CheckDescriptor> Checks { get; init; } = [];

    /// <summary>Names of calls, as the library has them.</summary>
    public ImmutableArray<string> Forbidden { get; init; } = [];

    /// <summary>Null for the limits that hold anyway.</summary>
    public long? OperationLimit { get; init; }

    /// <summary>Null for none.</summary>
    public long? SystemCallLimit { get; init; }

    public ImmutableArray<ExercisePart> Solutions { get; init; } = [];
}

/// <summary>A <c>check</c>: assertions over what the answer has left.</summary>
public sealed record CheckDescriptor(string Name, decimal Points, bool IsHidden, ExercisePart Body, TextSpan Span)
{
    /// <summary>As written; null where nothing is said.</summary>
    public RevealLevel? Reveal { get; init; }

    /// <summary>What is told when it does not hold, a text; null for nothing.</summary>
    public ExercisePart? Because { get; init; }
}

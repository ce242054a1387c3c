using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Model;

/// <summary>A <c>question</c>: its answer is a value.</summary>
public sealed class Question : ExerciseItem
{
    private readonly QuestionDescriptor _descriptor;

    internal Question(Exercise exercise, QuestionDescriptor descriptor)
        : base(exercise, descriptor) => _descriptor = descriptor;

    public override ItemKind Kind => ItemKind.Question;

    public override decimal Points => WrittenPoints ?? 0;

    /// <summary>Null in an edition for students.</summary>
    public ExercisePart? Key => _descriptor.Key;

    /// <summary>What an answer looks like; <see cref="AnswerKind.Unknown"/> without a key.</summary>
    public AnswerKind AnswerKind => _descriptor.Kind;

    /// <summary>A range or a list of what an answer, or each element of one that is a list, may be; null for everything of the type.</summary>
    public ExercisePart? Accept => _descriptor.Accept;

    public ImmutableArray<DistractorDescriptor> Distractors => _descriptor.Distractors;

    public bool IsMultipleChoice => _descriptor.IsMultipleChoice;

    /// <summary>A list of the values to choose from; null when they are the key and the distractors.</summary>
    public ExercisePart? Choices => _descriptor.Choices;

    /// <summary>By how much a number may be off.</summary>
    public decimal Tolerance => _descriptor.Tolerance;

    /// <summary>The fields of a maps that students fill in (<c>start end perms offset name</c>); empty for all of them.</summary>
    public ImmutableArray<string> Blanks => _descriptor.Blanks;
}

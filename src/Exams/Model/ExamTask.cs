using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Model;

/// <summary>A <c>task</c>: its answer is what the student does.</summary>
public sealed class ExamTask : ExerciseItem
{
    private readonly TaskDescriptor _descriptor;

    internal ExamTask(Exercise exercise, TaskDescriptor descriptor)
        : base(exercise, descriptor)
    {
        _descriptor = descriptor;
        Checks = [.. descriptor.Checks.Select(check => new Check(check))];
    }

    public override ItemKind Kind => ItemKind.Task;

    /// <summary>As written, else the sum of its checks.</summary>
    public override decimal Points => WrittenPoints ?? Checks.Sum(check => check.Points);

    public ImmutableArray<Check> Checks { get; }

    /// <summary>Names of calls that an answer may not make.</summary>
    public ImmutableArray<string> Forbidden => _descriptor.Forbidden;

    /// <summary>Null for the limits that hold anyway.</summary>
    public long? OperationLimit => _descriptor.OperationLimit;

    /// <summary>Null for none.</summary>
    public long? SystemCallLimit => _descriptor.SystemCallLimit;

    /// <summary>The teacher's own.</summary>
    public ImmutableArray<ExercisePart> Solutions => _descriptor.Solutions;
}

/// <summary>A <c>check</c> of a task.</summary>
public sealed class Check
{
    private readonly CheckDescriptor _descriptor;

    internal Check(CheckDescriptor descriptor) => _descriptor = descriptor;

    /// <summary>Unique in its task.</summary>
    public string Name => _descriptor.Name;

    public decimal Points => _descriptor.Points;

    /// <summary>Whether students may know neither its name nor what it looks at.</summary>
    public bool IsHidden => _descriptor.IsHidden;

    /// <summary>How much is told when it does not hold: what it says itself, else the points of a hidden one and everything of another.</summary>
    public Revelation Revelation => Levels.Of(_descriptor.Reveal ?? (IsHidden ? RevealLevel.Points : RevealLevel.All));

    /// <summary>What is told when it does not hold, a text; null for nothing.</summary>
    public ExercisePart? Because => _descriptor.Because;

    /// <summary>Its assertions; it holds when all of them do and nothing stops it.</summary>
    public ExercisePart Body => _descriptor.Body;

    public Compiler.Text.TextSpan Span => _descriptor.Span;
}

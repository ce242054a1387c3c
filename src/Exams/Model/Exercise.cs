using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Exams.Model;

/// <summary>An <c>exercise</c> block.</summary>
public sealed class Exercise
{
    internal Exercise(Exam exam, ExerciseDescriptor descriptor)
    {
        Exam = exam;
        Descriptor = descriptor;
        Variables = [.. descriptor.Variables.Select(variable => new VaryVariable(variable))];
        Items = [.. descriptor.Items.Select(item => ExerciseItem.Of(this, item))];
    }

    public Exam Exam { get; }

    public string Name => Descriptor.Name;

    /// <summary>A text that draws depend on; empty where there is none.</summary>
    public string Seed => Descriptor.Seed;

    /// <summary>In the order of their lines. A variant gives each a value.</summary>
    public ImmutableArray<VaryVariable> Variables { get; }

    /// <summary>Null where nothing is given.</summary>
    public ExercisePart? Given => Descriptor.Given;

    /// <summary>A text; null where there is none.</summary>
    public ExercisePart? Prompt => Descriptor.Prompt;

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<ExerciseItem> Items { get; }

    /// <summary>The word that begins it.</summary>
    public TextLocation Place => new(Descriptor.Source, new TextSpan(Descriptor.Span.Start, "exercise".Length));

    internal ExerciseDescriptor Descriptor { get; }
}

/// <summary>A <c>vary</c> variable.</summary>
public sealed class VaryVariable
{
    internal VaryVariable(VaryDescriptor descriptor) => Descriptor = descriptor;

    public string Name => Descriptor.Name;

    public TypeSymbol Type => Domain.Type;

    /// <summary>What it may be, in order, before conditions.</summary>
    public VaryDomain Domain => Descriptor.Domain;

    /// <summary>Whether a condition on it and the variables before it takes values away.</summary>
    public bool HasCondition => Descriptor.Where is not null;

    internal VaryDescriptor Descriptor { get; }
}

using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// An <c>exercise</c> block. Its parts run on a machine of its own: <see cref="OperationProgram.Main"/> first (it only declares), then the values of
/// <see cref="Variables"/> are put into their slots, then <see cref="Given"/>; every other part starts from there.
/// </summary>
public sealed record ExerciseDescriptor(string Name, SourceText Source, TextSpan Span)
{
    /// <summary>A constant text that the draw of a variant depends on; empty when there is none.</summary>
    public string Seed { get; init; } = "";

    public ImmutableArray<VaryDescriptor> Variables { get; init; } = [];

    /// <summary>Its own machine block, or null for the file's.</summary>
    public MachineDescriptor? Machine { get; init; }

    public ExercisePart? Given { get; init; }

    /// <summary>What the top level of <see cref="Given"/> declares, in the order of its names.</summary>
    public ImmutableArray<GivenVariable> GivenVariables { get; init; } = [];

    /// <summary>A text; null when there is none.</summary>
    public ExercisePart? Prompt { get; init; }

    public ImmutableArray<ItemDescriptor> Items { get; init; } = [];

    /// <summary>Images, files, constants and functions of the file that <see cref="Given"/> reaches: what students may use. Sorted by name.</summary>
    public ImmutableArray<UsedDeclaration> GivenUses { get; init; } = [];

    /// <summary>What <see cref="Given"/> and the machine block reach: with it the given state is a script of its own. Sorted by name.</summary>
    public ImmutableArray<UsedDeclaration> StateUses { get; init; } = [];

    /// <summary>The same with what else students are shown: texts, accepted answers, choices, checks that are not hidden.</summary>
    public ImmutableArray<UsedDeclaration> ReleasedUses { get; init; } = [];
}

/// <summary>A declaration of the file, or of one that it imports.</summary>
/// <param name="Name">What it declares.</param>
/// <param name="Location">The name where it is declared.</param>
public sealed record UsedDeclaration(string Name, TextLocation Location);

/// <summary>A variable of the given state.</summary>
/// <param name="Name">As written.</param>
/// <param name="Slot">Its global slot; <see cref="ExerciseDescriptor.Given"/> puts its value there.</param>
/// <param name="Type">Of its values.</param>
public sealed record GivenVariable(string Name, int Slot, TypeSymbol Type);

/// <summary>A variable of the variant.</summary>
/// <param name="Name">As written.</param>
/// <param name="Slot">Its global slot; a value must be put there before any part runs.</param>
/// <param name="Domain">What it may be.</param>
/// <param name="Where">A condition on it and the variables before it; null for none. It needs no machine state: it can run before <c>given</c>.</param>
/// <param name="Span">The line.</param>
public sealed record VaryDescriptor(string Name, int Slot, VaryDomain Domain, ExercisePart? Where, TextSpan Span);

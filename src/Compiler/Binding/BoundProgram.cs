using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A bound script or submission. Tables of things with numbers include those of the submissions before it.</summary>
internal sealed record BoundProgram(
    SourceText Source,
    BoundScope Scope,
    MachineDescriptor? Machine,
    BoundBlock Main,
    int MainOrdinal,
    ImmutableArray<BoundFunction> Functions,
    ImmutableArray<BoundTest> Tests,
    ImmutableArray<GlobalDescriptor> Globals,
    ImmutableArray<ImageDescriptor> Images,
    ImmutableArray<FileDescriptor> Files,
    ImmutableArray<CSharpBlockDescriptor> CSharpBlocks)
{
    /// <summary>Whether anything so far needs a machine: after that no machine block may come.</summary>
    public bool HasOperations { get; init; }

    /// <summary>The parts of the exercises, in the order of their ordinals; they follow the tests.</summary>
    public ImmutableArray<BoundPart> Parts { get; init; } = [];

    public ImmutableArray<BoundExercise> Exercises { get; init; } = [];

    /// <summary>Functions of one line that are values; they come last.</summary>
    public ImmutableArray<BoundLambdaBody> Lambdas { get; init; } = [];

    /// <summary>The ordinal of the first of <see cref="Lambdas"/>.</summary>
    public int FirstLambda => MainOrdinal + 1 + Functions.Length + Tests.Length + Parts.Length;

    /// <summary>How many functions the emitted program has, those of earlier submissions included.</summary>
    public int FunctionCount => FirstLambda + Lambdas.Length;
}

/// <summary>A script's function with its body.</summary>
internal sealed record BoundFunction(FunctionSymbol Symbol, SourceText Source, BoundBlock Body);

/// <summary>A function of one line with its body.</summary>
/// <param name="Name">As it prints.</param>
/// <param name="Source">The text that it stands in.</param>
/// <param name="Captures">What it keeps; these are parameters before its own.</param>
/// <param name="Parameter">Its own.</param>
/// <param name="Body">Its value.</param>
/// <param name="Result">The type of its result.</param>
internal sealed record BoundLambdaBody(
    string Name, SourceText Source, ImmutableArray<LocalVariableSymbol> Captures, LocalVariableSymbol Parameter, BoundExpression Body, TypeSymbol Result);

/// <summary>A test with its body.</summary>
internal sealed record BoundTest(string Name, MachineDescriptor? Machine, BoundBlock Body, SourceText Source, TextSpan Span);

using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// A compiled script, or a compiled submission together with everything that it builds on: tables of a submission start with those of the one before,
/// so that indices keep their meaning in the functions that are already running or can still be called.
/// </summary>
public sealed class OperationProgram
{
    /// <summary>The word of an argument or record field that was left out and has no constant default. No int of the language equals it.</summary>
    public static readonly Word NotGiven = Word.MinValue;

    /// <summary>The reference of a nullable word that is not null.</summary>
    public static readonly object Present = new PresentMark();

    internal OperationProgram()
    {
    }

    /// <summary>The library whose rows <see cref="OpCode.CallLibrary"/> names.</summary>
    public required Library Library { get; init; }

    /// <summary>Where to begin: images, files, requirements, then the script's statements (of this submission alone).</summary>
    public required OperationFunction Main { get; init; }

    public required ImmutableArray<OperationFunction> Functions { get; init; }

    /// <summary>Top-level variables, images and files, by global slot.</summary>
    public required ImmutableArray<GlobalDescriptor> Globals { get; init; }

    /// <summary>
    /// The tests of the script. When there are any, each runs on a machine of its own: <see cref="Main"/> first (it only declares), then the test's function.
    /// </summary>
    public required ImmutableArray<TestDescriptor> Tests { get; init; }

    /// <summary>The exercises of the file; their parts are functions behind those of the tests.</summary>
    public required ImmutableArray<ExerciseDescriptor> Exercises { get; init; }

    /// <summary>The machine block, or null for the default machine.</summary>
    public required MachineDescriptor? Machine { get; init; }

    public required ImmutableArray<Word> Words { get; init; }

    /// <summary>Strings and boxed decimals.</summary>
    public required ImmutableArray<object> References { get; init; }

    public required ImmutableArray<TypeSymbol> Types { get; init; }

    public required ImmutableArray<ImmutableArray<TypeSymbol>> TypeLists { get; init; }

    public required ImmutableArray<ListShape> Shapes { get; init; }

    public required ImmutableArray<RecordType> Records { get; init; }

    public required ImmutableArray<InterpolationDescriptor> Interpolations { get; init; }

    public required ImmutableArray<PatternDescriptor> Patterns { get; init; }

    public required ImmutableArray<SignalDescriptor> Signals { get; init; }

    public required ImmutableArray<AssertionDescriptor> Assertions { get; init; }

    public required ImmutableArray<ImageDescriptor> Images { get; init; }

    public required ImmutableArray<FileDescriptor> Files { get; init; }

    public required ImmutableArray<RequirementDescriptor> Requirements { get; init; }

    public required ImmutableArray<CSharpBlockDescriptor> CSharpBlocks { get; init; }

    /// <summary>The readable listing that <c>mem check --operations</c> prints.</summary>
    public override string ToString() => OperationPrinter.Print(this);

    private sealed class PresentMark
    {
        public override string ToString() => "present";
    }
}

using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Lowering;

/// <summary>
/// The tables of the program that is being made. They begin with those of the submission before, so that its functions keep working; equal constants
/// and types share an entry.
/// </summary>
internal sealed class ProgramTables
{
    private readonly Dictionary<Word, int> _wordIndex = [];
    private readonly Dictionary<object, int> _referenceIndex = [];
    private readonly Dictionary<TypeSymbol, int> _typeIndex = [];

    public ProgramTables(OperationProgram? previous)
    {
        if (previous is null) return;
        foreach (var word in previous.Words) Add(word);
        foreach (var reference in previous.References) Add(reference);
        foreach (var type in previous.Types) Add(type);
        TypeLists.AddRange(previous.TypeLists);
        Shapes.AddRange(previous.Shapes);
        Records.AddRange(previous.Records);
        Interpolations.AddRange(previous.Interpolations);
        Patterns.AddRange(previous.Patterns);
        Signals.AddRange(previous.Signals);
        Assertions.AddRange(previous.Assertions);
        Requirements.AddRange(previous.Requirements);
    }

    public List<Word> Words { get; } = new(32);

    public List<object> References { get; } = [];

    public List<TypeSymbol> Types { get; } = [];

    public List<ImmutableArray<TypeSymbol>> TypeLists { get; } = new(4);

    public List<ListShape> Shapes { get; } = new(4);

    public List<RecordType> Records { get; } = [];

    public List<InterpolationDescriptor> Interpolations { get; } = [];

    public List<PatternDescriptor> Patterns { get; } = [];

    public List<SignalDescriptor> Signals { get; } = [];

    public List<AssertionDescriptor> Assertions { get; } = [];

    public List<RequirementDescriptor> Requirements { get; } = [];

    public int Add(Word word) => Add(Words, _wordIndex, word);

    /// <summary>Decimals share an entry only where they print alike: 1 and 1.0 are equal, and two constants.</summary>
    public int Add(object reference)
    {
        var key = reference is decimal number ? (object)(nameof(Decimal), number.ToString(CultureInfo.InvariantCulture)) : reference;
        if (_referenceIndex.TryGetValue(key, out var known)) return known;
        _referenceIndex.Add(key, References.Count);
        return Append(References, reference);
    }

    public int Add(TypeSymbol type) => Add(Types, _typeIndex, type);

    /// <summary>Adds without looking for an equal entry.</summary>
    public static int Append<T>(List<T> table, T entry)
    {
        table.Add(entry);
        return table.Count - 1;
    }

    private static int Add<T>(List<T> table, Dictionary<T, int> index, T entry)
        where T : notnull
    {
        if (index.TryGetValue(entry, out var number)) return number;
        number = Append(table, entry);
        index.Add(entry, number);
        return number;
    }
}

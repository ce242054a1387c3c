namespace MemDsl.Compiler.Symbols;

/// <summary>Collects a library's rows and gives each its ordinal: the order of the calls is the order of the ordinals.</summary>
public sealed class LibraryBuilder
{
    internal List<ObjectType> Types { get; } = [];

    internal List<LibraryFunction> Functions { get; } = [];

    internal List<LibraryConstant> Constants { get; } = [];

    internal List<LibraryEventKind> EventKinds { get; } = [];

    internal List<LibraryMachineKey> MachineKeys { get; } = [];

    internal List<LibraryPattern> Patterns { get; } = [];

    internal List<string> Architectures { get; } = [];

    public ObjectType Add(ObjectType type)
    {
        Types.Add(type);
        return type;
    }

    /// <summary>Adds a row and gives back the one with its ordinal. Names are unique per receiver; <see cref="Build"/> throws otherwise.</summary>
    public LibraryFunction Add(LibraryFunction function)
    {
        var row = function with { Ordinal = Functions.Count };
        Functions.Add(row);
        return row;
    }

    public LibraryConstant Add(LibraryConstant constant)
    {
        Constants.Add(constant);
        return constant;
    }

    public LibraryEventKind Add(LibraryEventKind kind)
    {
        var row = kind with { Ordinal = EventKinds.Count };
        EventKinds.Add(row);
        return row;
    }

    public LibraryMachineKey Add(LibraryMachineKey key)
    {
        var row = key with { Ordinal = MachineKeys.Count };
        MachineKeys.Add(row);
        return row;
    }

    public LibraryPattern Add(LibraryPattern pattern)
    {
        var row = pattern with { Ordinal = Patterns.Count };
        Patterns.Add(row);
        return row;
    }

    public void AddArchitecture(string name) => Architectures.Add(name);

    public Library Build() => new(this);
}

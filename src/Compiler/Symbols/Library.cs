using System.Collections.Immutable;

namespace MemDsl.Compiler.Symbols;

/// <summary>
/// What a script may call and name: metadata only, handed to a <see cref="Compilation"/> as metadata references are in Roslyn. Immutable; made by
/// <see cref="LibraryBuilder"/>. Every row's ordinal is its index in its array.
/// </summary>
public sealed class Library
{
    private readonly Dictionary<(TypeSymbol Receiver, string Name), LibraryFunction> _members;
    private readonly Dictionary<string, LibraryFunction> _functions;
    private readonly Dictionary<string, LibraryConstant> _constants;
    private readonly Dictionary<string, LibraryEventKind> _eventKinds;
    private readonly Dictionary<string, LibraryMachineKey> _machineKeys;
    private readonly Dictionary<string, ObjectType> _types;

    internal Library(LibraryBuilder builder)
    {
        Types = [.. builder.Types];
        Functions = [.. builder.Functions];
        Constants = [.. builder.Constants];
        EventKinds = [.. builder.EventKinds];
        MachineKeys = [.. builder.MachineKeys];
        Patterns = [.. builder.Patterns];
        Architectures = [.. builder.Architectures];
        _members = Functions.Where(row => row.Receiver is not null).ToDictionary(row => (row.Receiver!, row.Name));
        _functions = Functions.Where(row => row.Receiver is null).ToDictionary(row => row.Name);
        _constants = Constants.ToDictionary(row => row.Name);
        _eventKinds = EventKinds.ToDictionary(row => row.Name);
        _machineKeys = MachineKeys.ToDictionary(row => row.Name);
        _types = Types.ToDictionary(row => row.Name);
    }

    /// <summary>A library with nothing in it: the bare language.</summary>
    public static Library Empty { get; } = new LibraryBuilder().Build();

    public ImmutableArray<ObjectType> Types { get; }

    public ImmutableArray<LibraryFunction> Functions { get; }

    public ImmutableArray<LibraryConstant> Constants { get; }

    public ImmutableArray<LibraryEventKind> EventKinds { get; }

    public ImmutableArray<LibraryMachineKey> MachineKeys { get; }

    public ImmutableArray<LibraryPattern> Patterns { get; }

    /// <summary>The words that may follow <c>machine</c>: <c>x86_64</c>.</summary>
    public ImmutableArray<string> Architectures { get; }

    /// <summary>The type of an image: <c>image app { }</c> declares a name of this type.</summary>
    public ObjectType? ImageType => FindType("image");

    /// <summary>The type of a file template: <c>file data = file(…)</c> declares a name of this type.</summary>
    public ObjectType? FileType => FindType("file");

    /// <summary>The type of one event; <c>trace { }</c> is a list of it.</summary>
    public ObjectType? EventType => FindType("event");

    public ObjectType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>A free function or global object.</summary>
    public LibraryFunction? FindFunction(string name) => _functions.GetValueOrDefault(name);

    /// <summary>A method or property of a type, or of its bases.</summary>
    public LibraryFunction? FindMember(TypeSymbol receiver, string name)
    {
        for (TypeSymbol? type = receiver; type is not null; type = (type as ObjectType)?.Base)
        {
            if (_members.TryGetValue((type, name), out var member)) return member;
        }

        return null;
    }

    /// <summary>Every member of a type and its bases, in the library's order.</summary>
    public IEnumerable<LibraryFunction> MembersOf(TypeSymbol receiver)
    {
        for (TypeSymbol? type = receiver; type is not null; type = (type as ObjectType)?.Base)
        {
            foreach (var row in Functions)
            {
                if (row.Receiver is not null && row.Receiver == type) yield return row;
            }
        }
    }

    public LibraryConstant? FindConstant(string name) => _constants.GetValueOrDefault(name);

    public LibraryEventKind? FindEventKind(string name) => _eventKinds.GetValueOrDefault(name);

    public LibraryMachineKey? FindMachineKey(string name) => _machineKeys.GetValueOrDefault(name);

    public LibraryPattern? FindPattern(string name)
    {
        foreach (var pattern in Patterns)
        {
            if (pattern.Name == name) return pattern;
        }

        return null;
    }
}

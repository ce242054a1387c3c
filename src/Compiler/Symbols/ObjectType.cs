namespace MemDsl.Compiler.Symbols;

/// <summary>
/// A type that the library brings: <c>process</c>, <c>vma</c>, <c>zone</c>, an event's record. Equal by name. Its members are the library's rows
/// with this receiver. The reference half of a slot holds a handle that the library's implementations understand.
/// </summary>
public sealed record ObjectType : TypeSymbol
{
    private readonly int _hash;

    public ObjectType(string name, string documentation)
    {
        Name = name;
        _hash = HashOf(name);
        Documentation = documentation;
    }

    public override string Name { get; }

    public string Documentation { get; }

    /// <summary>Whether <c>with x { … }</c> makes this type's members callable without a receiver.</summary>
    public bool AllowsWith { get; init; }

    /// <summary>A type whose members this one has too (every event record has those of <c>event</c>), or null. A value converts to its base.</summary>
    public ObjectType? Base { get; init; }

    public bool Equals(ObjectType? other) => other is not null && other.Name == Name;

    public override int GetHashCode() => _hash;
}

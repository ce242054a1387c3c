namespace MemDsl.Compiler.Symbols;

/// <summary>A pattern form that the grammar knows (<c>maps</c>, <c>buddyinfo</c>) and the type of value that it may be compared with.</summary>
public sealed record LibraryPattern(string Name, TypeSymbol Compared, string Documentation)
{
    public int Ordinal { get; init; } = -1;

    /// <summary>A second type of value that it may be compared with; null for none.</summary>
    public TypeSymbol? AlsoCompared { get; init; }

    /// <summary>Whether it may be compared with values of a type.</summary>
    public bool IsComparedWith(TypeSymbol type) => Compared == type || (AlsoCompared is not null && AlsoCompared == type);
}

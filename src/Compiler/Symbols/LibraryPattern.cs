namespace MemDsl.Compiler.Symbols;

/// <summary>A pattern form that the grammar knows (<c>maps</c>, <c>buddyinfo</c>) and the type of value that it may be compared with.</summary>
public sealed record LibraryPattern(string Name, TypeSymbol Compared, string Documentation)
{
    public int Ordinal { get; init; } = -1;
}

namespace MemDsl.Compiler.Symbols;

/// <summary>The type of <c>maps { … }</c>: only <c>==</c> and <c>!=</c> against a value of the type that the form compares with.</summary>
public sealed record PatternType(LibraryPattern Pattern) : TypeSymbol
{
    public override string Name => $"{Pattern.Name} pattern";
}

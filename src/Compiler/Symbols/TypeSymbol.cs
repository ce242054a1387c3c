namespace MemDsl.Compiler.Symbols;

/// <summary>A type of the language. The cases are closed: see the sealed records beside this file. Equality is structural.</summary>
public abstract record TypeSymbol
{
    private protected TypeSymbol()
    {
    }

    /// <summary>The name as a script writes it: <c>int</c>, <c>list&lt;vma&gt;</c>, <c>vma?</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Which half of a slot holds a value of this type: <see langword="true"/> for the word (an <see cref="Word"/>: bool, int and the units),
    /// <see langword="false"/> for the reference.
    /// </summary>
    public virtual bool IsWord => false;

    /// <summary>How deep types stand in it, itself counted: 2 for <c>list&lt;int&gt;</c>. Values are as deep as their types, and who walks them recurses.</summary>
    internal virtual int Depth => 1;

    public bool IsError => ReferenceEquals(this, PrimitiveType.Error);

    public sealed override string ToString() => Name;

    /// <summary>A hash of a name that is the same in every process (FNV-1a); types keep theirs, for they are looked up often.</summary>
    private protected static int HashOf(string name)
    {
        var hash = 2166136261u;
        foreach (var character in name) hash = unchecked((hash ^ character) * 16777619u);
        return unchecked((int)hash);
    }
}

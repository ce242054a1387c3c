namespace MemDsl.Compiler.Symbols;

/// <summary>A built-in type without parts. The instances below are the only ones.</summary>
public sealed record PrimitiveType : TypeSymbol
{
    /// <summary>Word 0 or 1.</summary>
    public static readonly PrimitiveType Bool = new("bool", isWord: true);

    /// <summary>An exact integer from -2^63 to 2^64-1, in the word.</summary>
    public static readonly PrimitiveType Int = new("int", isWord: true);

    /// <summary>An exact decimal; the reference is a boxed <see cref="decimal"/>.</summary>
    public static readonly PrimitiveType Number = new("number", isWord: false);

    /// <summary>The reference is a <see cref="string"/>.</summary>
    public static readonly PrimitiveType String = new("string", isWord: false);

    /// <summary>The reference is the executor's byte string.</summary>
    public static readonly PrimitiveType Bytes = new("bytes", isWord: false);

    /// <summary>No value: the result of a call that is made for its effect.</summary>
    public static readonly PrimitiveType Void = new("void", isWord: false);

    /// <summary>The type of <c>null</c> before a context gives it a better one.</summary>
    public static readonly PrimitiveType Null = new("null", isWord: false);

    /// <summary>
    /// The type of something that already has a diagnostic; it converts to and from everything, so that one mistake gives one message.
    /// </summary>
    public static readonly PrimitiveType Error = new("?", isWord: false);

    private readonly int _hash;

    private PrimitiveType(string name, bool isWord)
    {
        Name = name;
        _hash = HashOf(name);
        IsWord = isWord;
    }

    public override string Name { get; }

    public override bool IsWord { get; }

    // The instances above are the only ones.
    public bool Equals(PrimitiveType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => _hash;
}

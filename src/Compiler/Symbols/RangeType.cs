namespace MemDsl.Compiler.Symbols;

/// <summary>
/// A half-open range of ints (<c>range</c>) or of addresses (<c>range&lt;address&gt;</c>, which converts to <c>range</c>). The reference is the
/// executor's range.
/// </summary>
public sealed record RangeType : TypeSymbol
{
    public static readonly RangeType Int = new(PrimitiveType.Int, "range");

    public static readonly RangeType Address = new(UnitType.Address, "range<address>");

    public static readonly RangeType Pfn = new(UnitType.Pfn, "range<pfn>");

    private readonly int _hash;

    private RangeType(TypeSymbol element, string name)
    {
        Element = element;
        Name = name;
        _hash = HashOf(name);
    }

    public TypeSymbol Element { get; }

    public override string Name { get; }

    // The instances above are the only ones.
    public bool Equals(RangeType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => _hash;
}

namespace MemDsl.Compiler.Symbols;

/// <summary>
/// A unit over int: the same word, but one that does not mix with other units. A constant converts to a unit, and the unit's name is a conversion:
/// <c>address(x)</c>.
/// </summary>
public sealed record UnitType : TypeSymbol
{
    /// <summary>A virtual or physical address. address ± int is an address, address − address an int.</summary>
    public static readonly UnitType Address = new("address", isAffine: true);

    /// <summary>A page frame number, with the arithmetic of addresses.</summary>
    public static readonly UnitType Pfn = new("pfn", isAffine: true);

    /// <summary>An error number, positive as in errno.h; prints by name.</summary>
    public static readonly UnitType Errno = new("errno", isAffine: false);

    /// <summary>A signal number; prints by name. Constants of this type may follow <c>raises</c>.</summary>
    public static readonly UnitType Signal = new("signal", isAffine: false);

    /// <summary>The si_code of a signal; prints by name. Constants of this type may stand in <c>raises SIGSEGV(…)</c>.</summary>
    public static readonly UnitType SignalCode = new("signal_code", isAffine: false);

    /// <summary>A kind of event: the word is the ordinal of its <see cref="LibraryEventKind"/>.</summary>
    public static readonly UnitType EventKind = new("event_kind", isAffine: false);

    private readonly int _hash;

    private UnitType(string name, bool isAffine)
    {
        Name = name;
        _hash = HashOf(name);
        IsAffine = isAffine;
    }

    public override string Name { get; }

    public override bool IsWord => true;

    /// <summary>Whether values are points on a line: point ± int is a point, point − point an int.</summary>
    public bool IsAffine { get; }

    // The instances above are the only ones.
    public bool Equals(UnitType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => _hash;
}

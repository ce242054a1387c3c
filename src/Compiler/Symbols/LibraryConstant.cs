namespace MemDsl.Compiler.Symbols;

/// <summary>A named constant: <c>PROT_READ</c>, <c>ENOMEM</c>, <c>SIGBUS</c>, <c>rw</c>.</summary>
/// <param name="Name">As a script writes it.</param>
/// <param name="Value">With its type: int for flags, <see cref="UnitType.Errno"/>, <see cref="UnitType.Signal"/>, …</param>
/// <param name="Group">The family: <c>PROT</c>, <c>MAP</c>, <c>errno</c>.</param>
/// <param name="Documentation">What it means.</param>
public sealed record LibraryConstant(string Name, ConstantValue Value, string Group, string Documentation)
{
    private readonly string? _family;

    public TypeSymbol Type => Value.Type;

    /// <summary>Whether it is there only so that scripts can name it: an errno that nothing in the library gives. Others are offered before it.</summary>
    public bool IsOnlyNamed { get; init; }

    /// <summary>What it belongs to by its meaning, where that is not its group: <c>rw</c> stands with the short names, and is of <c>PROT</c>.</summary>
    public string Family
    {
        get => _family ?? Group;
        init => _family = value;
    }
}

namespace MemDsl.Compiler.Symbols;

/// <summary><c>list&lt;T&gt;</c>: an immutable sequence; the reference is the executor's list.</summary>
public sealed record ListType(TypeSymbol Element) : TypeSymbol
{
    public override string Name => $"list<{Element.Name}>";

    internal override int Depth { get; } = Element.Depth + 1;
}

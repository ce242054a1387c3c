namespace MemDsl.Compiler.Symbols;

/// <summary><c>result&lt;T&gt;</c>: what <c>try</c> gives. The reference is the executor's result.</summary>
public sealed record ResultType(TypeSymbol Value) : TypeSymbol
{
    public override string Name => $"result<{Value.Name}>";

    internal override int Depth { get; } = Value.Depth + 1;
}

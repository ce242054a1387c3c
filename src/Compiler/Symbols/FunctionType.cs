namespace MemDsl.Compiler.Symbols;

/// <summary>The type of <c>x => e</c>: one parameter, one result. Such functions exist only as arguments of list functions.</summary>
public sealed record FunctionType(TypeSymbol Parameter, TypeSymbol Result) : TypeSymbol
{
    public override string Name => $"({Parameter.Name}) => {Result.Name}";
}

using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>xs.where(x => e)</c> and its relatives; variable and body are null where the function takes nothing.</summary>
internal sealed record BoundListCall(TextSpan Span, TypeSymbol Result, ListFunctionKind Function, BoundExpression List, VariableSymbol? Variable, BoundExpression? Body)
    : BoundExpression(Span, Result)
{
    /// <summary>A function that is a value and is called for each element: evaluated once, before the first.</summary>
    public BoundVariableDeclaration? Callee { get; init; }
}

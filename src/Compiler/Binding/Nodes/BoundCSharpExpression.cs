using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>csharp { … }</c>: the block's number, the values of its window, and for each value the variable that takes it back, or null.</summary>
internal sealed record BoundCSharpExpression(
    TextSpan Span,
    CSharpBlockDescriptor Block,
    int Index,
    ImmutableArray<BoundExpression> Window,
    ImmutableArray<VariableSymbol?> Assigned) : BoundExpression(Span, Block.Result);

using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>xs[i]</c>.</summary>
internal sealed record BoundIndexExpression(TextSpan Span, TypeSymbol Element, OpCode Code, BoundExpression Target, BoundExpression Index)
    : BoundExpression(Span, Element);

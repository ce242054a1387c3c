using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>-x</c>, <c>~x</c>, <c>not x</c>.</summary>
internal sealed record BoundUnaryExpression(TextSpan Span, BoundUnaryOperator Operator, BoundExpression Operand)
    : BoundExpression(Span, Operator.Result);

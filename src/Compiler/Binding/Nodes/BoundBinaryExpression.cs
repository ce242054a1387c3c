using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A binary operator with its operands. Left-deep chains may be very long: walk <see cref="Left"/> in a loop.</summary>
internal sealed record BoundBinaryExpression(TextSpan Span, BoundBinaryOperator Operator, BoundExpression Left, BoundExpression Right)
    : BoundExpression(Span, Operator.Result);

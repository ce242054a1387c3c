using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>try e</c>.</summary>
internal sealed record BoundTryExpression(TextSpan Span, ResultType ResultType, BoundExpression Operand) : BoundExpression(Span, ResultType);

using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>e fails EINVAL</c>; the errno is null for any.</summary>
internal sealed record BoundFailsExpression(TextSpan Span, BoundExpression Operand, ConstantValue? Errno, string ErrnoName)
    : BoundExpression(Span, PrimitiveType.Bool);

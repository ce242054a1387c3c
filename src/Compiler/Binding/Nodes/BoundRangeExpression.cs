using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>a..b</c>, or <c>a..+n</c>.</summary>
internal sealed record BoundRangeExpression(TextSpan Span, RangeType RangeType, BoundExpression Start, BoundExpression End, bool EndIsLength)
    : BoundExpression(Span, RangeType);

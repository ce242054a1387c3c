using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>explain { … }</c>.</summary>
internal sealed record BoundExplainExpression(TextSpan Span, BoundBlock Body) : BoundExpression(Span, PrimitiveType.Void);

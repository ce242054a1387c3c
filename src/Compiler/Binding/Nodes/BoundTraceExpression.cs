using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>trace { … }</c>.</summary>
internal sealed record BoundTraceExpression(TextSpan Span, TypeSymbol Result, BoundBlock Body) : BoundExpression(Span, Result);

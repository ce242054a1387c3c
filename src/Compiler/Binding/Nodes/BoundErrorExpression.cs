using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>Something that already has a diagnostic.</summary>
internal sealed record BoundErrorExpression(TextSpan Span) : BoundExpression(Span, PrimitiveType.Error);

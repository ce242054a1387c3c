using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A call for its effect.</summary>
internal sealed record BoundExpressionStatement(TextSpan Span, BoundExpression Expression) : BoundStatement(Span);

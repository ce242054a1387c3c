using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>show e</c>.</summary>
internal sealed record BoundShowStatement(TextSpan Span, BoundExpression Value) : BoundStatement(Span);

using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>return e</c>.</summary>
internal sealed record BoundReturnStatement(TextSpan Span, BoundExpression? Expression) : BoundStatement(Span);

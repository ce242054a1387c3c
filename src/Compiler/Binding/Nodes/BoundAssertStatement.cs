using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>assert e, "message"</c>.</summary>
internal sealed record BoundAssertStatement(TextSpan Span, BoundExpression Condition, BoundExpression? Message) : BoundStatement(Span);

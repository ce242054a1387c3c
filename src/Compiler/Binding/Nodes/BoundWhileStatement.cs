using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>while c { }</c>.</summary>
internal sealed record BoundWhileStatement(TextSpan Span, BoundExpression Condition, BoundBlock Body) : BoundStatement(Span);

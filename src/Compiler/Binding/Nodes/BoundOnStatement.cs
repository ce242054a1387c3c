using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>on cpu(e) { }</c>.</summary>
internal sealed record BoundOnStatement(TextSpan Span, BoundExpression Cpu, BoundBlock Body) : BoundStatement(Span);

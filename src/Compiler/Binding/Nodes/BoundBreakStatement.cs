using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>break</c>.</summary>
internal sealed record BoundBreakStatement(TextSpan Span) : BoundStatement(Span);

using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>continue</c>.</summary>
internal sealed record BoundContinueStatement(TextSpan Span) : BoundStatement(Span);

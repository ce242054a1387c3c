using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>tick</c>.</summary>
internal sealed record BoundTickStatement(TextSpan Span) : BoundStatement(Span);

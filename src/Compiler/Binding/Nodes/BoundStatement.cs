using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A statement.</summary>
internal abstract record BoundStatement(TextSpan Span) : BoundNode(Span);

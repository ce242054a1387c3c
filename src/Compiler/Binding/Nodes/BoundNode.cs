using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A node of the bound program: it knows its types and symbols, and its place in the text only as a span. Abstract or sealed, immutable.</summary>
internal abstract record BoundNode(TextSpan Span);

using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>Statements in order.</summary>
internal sealed record BoundBlock(TextSpan Span, ImmutableArray<BoundStatement> Statements) : BoundStatement(Span);

using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>[a, b]</c>.</summary>
internal sealed record BoundListExpression(TextSpan Span, ListType ListType, ImmutableArray<BoundExpression> Elements)
    : BoundExpression(Span, ListType);

using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>maps { … }</c>.</summary>
internal sealed record BoundPatternExpression(TextSpan Span, PatternDescriptor Descriptor, ImmutableArray<BoundExpression> Holes)
    : BoundExpression(Span, new PatternType(Descriptor.Form));

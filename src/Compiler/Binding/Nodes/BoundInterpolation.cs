using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>An interpolated string.</summary>
internal sealed record BoundInterpolation(TextSpan Span, InterpolationDescriptor Descriptor, ImmutableArray<BoundExpression> Holes)
    : BoundExpression(Span, PrimitiveType.String);

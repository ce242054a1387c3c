using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A call of a function that is a value.</summary>
internal sealed record BoundValueCall(TextSpan Span, TypeSymbol Result, BoundExpression Function, ImmutableArray<BoundExpression> Arguments) : BoundExpression(Span, Result);

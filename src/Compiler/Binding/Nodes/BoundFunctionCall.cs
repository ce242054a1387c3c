using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A call of a script's function.</summary>
internal sealed record BoundFunctionCall(TextSpan Span, FunctionSymbol Function, ImmutableArray<BoundExpression> Arguments)
    : BoundExpression(Span, Function.Type);

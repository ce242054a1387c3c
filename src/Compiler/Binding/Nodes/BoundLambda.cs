using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>x => e</c> as a value: which of the program's lambdas, and what it keeps of the names around it.</summary>
internal sealed record BoundLambda(TextSpan Span, FunctionType FunctionType, int Index, ImmutableArray<BoundExpression> Captured) : BoundExpression(Span, FunctionType);

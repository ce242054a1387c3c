using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A call of a library row: the receiver, if it has one, then an argument for every parameter; null where none was given.</summary>
internal sealed record BoundLibraryCall(TextSpan Span, TypeSymbol Result, LibraryFunction Row, ImmutableArray<BoundExpression?> Window)
    : BoundExpression(Span, Result);

using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>print e, e</c>.</summary>
internal sealed record BoundPrintStatement(TextSpan Span, ImmutableArray<BoundExpression> Values) : BoundStatement(Span);

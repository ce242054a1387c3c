using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>x = e</c>; compound assignments are written out.</summary>
internal sealed record BoundAssignment(TextSpan Span, VariableSymbol Variable, BoundExpression Value) : BoundStatement(Span);

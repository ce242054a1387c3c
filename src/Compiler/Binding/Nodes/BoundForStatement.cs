using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>for x in e { }</c> over a range or a list.</summary>
internal sealed record BoundForStatement(TextSpan Span, VariableSymbol Variable, BoundExpression Collection, BoundBlock Body) : BoundStatement(Span);

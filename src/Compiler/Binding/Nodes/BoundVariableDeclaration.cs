using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>let x = e</c>.</summary>
internal sealed record BoundVariableDeclaration(TextSpan Span, VariableSymbol Variable, BoundExpression Initializer) : BoundStatement(Span);

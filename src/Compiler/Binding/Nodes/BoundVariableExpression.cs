using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>The value of a variable.</summary>
internal sealed record BoundVariableExpression(TextSpan Span, VariableSymbol Variable) : BoundExpression(Span, Variable.Type);

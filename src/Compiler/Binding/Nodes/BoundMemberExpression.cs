using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A member that the language itself gives a value: <c>list.length</c>, <c>range.start</c>, <c>result.ok</c>; one operation reads it.</summary>
internal sealed record BoundMemberExpression(TextSpan Span, TypeSymbol Result, OpCode Code, BoundExpression Operand) : BoundExpression(Span, Result);

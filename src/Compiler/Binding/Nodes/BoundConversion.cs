using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A value in another representation.</summary>
internal sealed record BoundConversion(TextSpan Span, TypeSymbol Target, ConversionKind Kind, BoundExpression Operand) : BoundExpression(Span, Target);

using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A function of the script as a value.</summary>
internal sealed record BoundFunctionReference(TextSpan Span, FunctionSymbol Function, FunctionType FunctionType) : BoundExpression(Span, FunctionType);

using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A value known at compile time: a literal, a constant's name, or what was folded from them.</summary>
internal sealed record BoundLiteral(TextSpan Span, ConstantValue Value) : BoundExpression(Span, Value.Type)
{
    public override ConstantValue? Constant => Value;
}

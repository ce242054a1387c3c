using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>An expression with its type.</summary>
internal abstract record BoundExpression(TextSpan Span, TypeSymbol Type) : BoundNode(Span)
{
    /// <summary>The value, where it is known at compile time.</summary>
    public virtual ConstantValue? Constant => null;
}

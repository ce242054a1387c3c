using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A value known at compile time: a literal, a constant's name, or what was folded from them.</summary>
internal sealed record BoundLiteral(TextSpan Span, ConstantValue Value) : BoundExpression(Span, Value.Type)
{
    /// <summary>The operators that were computed away, kept for an assertion to show its parts; null elsewhere, and for a value that stands as written.</summary>
    public BoundExpression? Origin { get; init; }

    /// <summary>The value of a script's own <c>let</c>: worth showing where an assertion failed.</summary>
    public bool IsVariable { get; init; }

    public override ConstantValue? Constant => Value;
}

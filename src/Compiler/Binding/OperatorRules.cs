using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <summary>The operators whose types have parts, so that no table can list them: equality of references, <c>in</c>, <c>+</c> of lists.</summary>
internal static class OperatorRules
{
    public static BoundBinaryOperator? Find(SyntaxKind token, TypeSymbol left, TypeSymbol right) => token switch
    {
        SyntaxKind.PlusToken when left is ListType && left == right => new(token, left, right, left, OpCode.ListConcat),
        SyntaxKind.EqualsEqualsToken or SyntaxKind.BangEqualsToken => FindEquality(token, left, right),
        SyntaxKind.InKeyword when right is ListType list && list.Element == left => new(token, left, right, PrimitiveType.Bool, OpCode.ListContains),
        SyntaxKind.InKeyword when right is RangeType range && range.Element == left => new(token, left, right, PrimitiveType.Bool, OpCode.RangeContains),
        _ => null,
    };

    private static BoundBinaryOperator? FindEquality(SyntaxKind token, TypeSymbol left, TypeSymbol right)
    {
        var negated = token == SyntaxKind.BangEqualsToken;
        if (left is PatternType pattern && pattern.Pattern.IsComparedWith(right))
            return new(token, left, right, PrimitiveType.Bool, OpCode.PatternMatches) { IsNegated = negated, IsSwapped = true };
        if (right is PatternType other && other.Pattern.IsComparedWith(left))
            return new(token, left, right, PrimitiveType.Bool, OpCode.PatternMatches) { IsNegated = negated };
        if (left != right || left.IsWord || left is PatternType or RecordType or FunctionType || left == PrimitiveType.Void) return null;
        return new(token, left, right, PrimitiveType.Bool, OpCode.ValuesEqual) { IsNegated = negated };
    }
}

using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <summary>
/// A row of the table of binary operators. An operation that has no code of its own is another one with its operands swapped (<c>a &gt; b</c> is
/// <c>b &lt; a</c>) or with its result negated (<c>!=</c> of references).
/// </summary>
internal sealed record BoundBinaryOperator(SyntaxKind Token, TypeSymbol Left, TypeSymbol Right, TypeSymbol Result, OpCode Code)
{
    // Stands before the table, which is made from it.
    private static readonly (SyntaxKind Token, OpCode Code)[] WordOperators =
    [
        (SyntaxKind.PlusToken, OpCode.Add), (SyntaxKind.MinusToken, OpCode.Subtract), (SyntaxKind.AsteriskToken, OpCode.Multiply),
        (SyntaxKind.SlashToken, OpCode.Divide), (SyntaxKind.PercentToken, OpCode.Remainder), (SyntaxKind.AmpersandToken, OpCode.And),
        (SyntaxKind.BarToken, OpCode.Or), (SyntaxKind.CaretToken, OpCode.Xor), (SyntaxKind.LessLessToken, OpCode.ShiftLeft),
        (SyntaxKind.GreaterGreaterToken, OpCode.ShiftRight),
    ];

    private static readonly BoundBinaryOperator[] Table = new List<BoundBinaryOperator>(MakeTable()).ToArray();

    /// <summary>The operation takes the right operand first.</summary>
    public bool IsSwapped { get; init; }

    /// <summary>The operation's result is to be negated.</summary>
    public bool IsNegated { get; init; }

    /// <summary><c>and</c> or <c>or</c>: the right operand is evaluated only when it decides.</summary>
    public bool IsLogical => Token is SyntaxKind.AndKeyword or SyntaxKind.OrKeyword;

    /// <summary>Every row with fixed types; lists, objects and nullables follow rules, see <see cref="OperatorRules"/>.</summary>
    public static IEnumerable<BoundBinaryOperator> Rows => Table;

    public static BoundBinaryOperator? Find(SyntaxKind token, TypeSymbol left, TypeSymbol right)
    {
        foreach (var row in Table)
        {
            if (row.Token == token && row.Left.Equals(left) && row.Right.Equals(right)) return row;
        }

        return null;
    }

    private static IEnumerable<BoundBinaryOperator> MakeTable()
    {
        foreach (var row in WordRows()) yield return row;
        foreach (var row in UnitRows(UnitType.Address)) yield return row;
        foreach (var row in UnitRows(UnitType.Pfn)) yield return row;
        foreach (var row in NumberRows()) yield return row;
        foreach (var row in TextRows()) yield return row;
        foreach (TypeSymbol type in (TypeSymbol[])[PrimitiveType.Bool, UnitType.Errno, UnitType.Signal, UnitType.SignalCode, UnitType.EventKind])
        {
            foreach (var row in EqualityOfWords(type)) yield return row;
        }

        yield return new(SyntaxKind.AndKeyword, PrimitiveType.Bool, PrimitiveType.Bool, PrimitiveType.Bool, OpCode.Nop);
        yield return new(SyntaxKind.OrKeyword, PrimitiveType.Bool, PrimitiveType.Bool, PrimitiveType.Bool, OpCode.Nop);
    }

    private static IEnumerable<BoundBinaryOperator> WordRows()
    {
        foreach (var (token, code) in WordOperators) yield return new(token, PrimitiveType.Int, PrimitiveType.Int, PrimitiveType.Int, code);
        foreach (var row in ComparisonsOfWords(PrimitiveType.Int)) yield return row;
    }

    /// <summary>point ± int is a point, point − point an int; everything else that makes sense with an int gives an int.</summary>
    private static IEnumerable<BoundBinaryOperator> UnitRows(UnitType unit)
    {
        yield return new(SyntaxKind.PlusToken, unit, PrimitiveType.Int, unit, OpCode.Add);
        yield return new(SyntaxKind.PlusToken, PrimitiveType.Int, unit, unit, OpCode.Add);
        yield return new(SyntaxKind.MinusToken, unit, PrimitiveType.Int, unit, OpCode.Subtract);
        yield return new(SyntaxKind.MinusToken, unit, unit, PrimitiveType.Int, OpCode.Subtract);
        foreach (var (token, code) in WordOperators)
        {
            if (token is not (SyntaxKind.PlusToken or SyntaxKind.MinusToken)) yield return new(token, unit, PrimitiveType.Int, PrimitiveType.Int, code);
        }

        yield return new(SyntaxKind.AmpersandToken, PrimitiveType.Int, unit, PrimitiveType.Int, OpCode.And);
        yield return new(SyntaxKind.AsteriskToken, PrimitiveType.Int, unit, PrimitiveType.Int, OpCode.Multiply);
        foreach (var row in ComparisonsOfWords(unit)) yield return row;
    }

    private static IEnumerable<BoundBinaryOperator> NumberRows()
    {
        var type = PrimitiveType.Number;
        yield return new(SyntaxKind.PlusToken, type, type, type, OpCode.NumberAdd);
        yield return new(SyntaxKind.MinusToken, type, type, type, OpCode.NumberSubtract);
        yield return new(SyntaxKind.AsteriskToken, type, type, type, OpCode.NumberMultiply);
        yield return new(SyntaxKind.SlashToken, type, type, type, OpCode.NumberDivide);
        yield return new(SyntaxKind.PercentToken, type, type, type, OpCode.NumberRemainder);
        foreach (var row in Comparisons(type, OpCode.NumberEqual, OpCode.NumberLess, OpCode.NumberLessOrEqual)) yield return row;
    }

    private static IEnumerable<BoundBinaryOperator> TextRows()
    {
        yield return new(SyntaxKind.PlusToken, PrimitiveType.String, PrimitiveType.String, PrimitiveType.String, OpCode.StringConcat);
        yield return new(SyntaxKind.PlusToken, PrimitiveType.Bytes, PrimitiveType.Bytes, PrimitiveType.Bytes, OpCode.BytesConcat);
        yield return new(SyntaxKind.InKeyword, PrimitiveType.String, PrimitiveType.String, PrimitiveType.Bool, OpCode.StringContains);
        foreach (var row in Comparisons(PrimitiveType.String, OpCode.ValuesEqual, OpCode.StringLess, OpCode.StringLessOrEqual)) yield return row;
    }

    private static IEnumerable<BoundBinaryOperator> EqualityOfWords(TypeSymbol type) =>
    [
        new(SyntaxKind.EqualsEqualsToken, type, type, PrimitiveType.Bool, OpCode.Equal),
        new(SyntaxKind.BangEqualsToken, type, type, PrimitiveType.Bool, OpCode.NotEqual),
    ];

    private static IEnumerable<BoundBinaryOperator> ComparisonsOfWords(TypeSymbol type) =>
        Comparisons(type, OpCode.Equal, OpCode.Less, OpCode.LessOrEqual)
            .Select(row => row.Token == SyntaxKind.BangEqualsToken ? row with { Code = OpCode.NotEqual, IsNegated = false } : row);

    private static IEnumerable<BoundBinaryOperator> Comparisons(TypeSymbol type, OpCode equal, OpCode less, OpCode lessOrEqual) =>
    [
        new(SyntaxKind.EqualsEqualsToken, type, type, PrimitiveType.Bool, equal),
        new(SyntaxKind.BangEqualsToken, type, type, PrimitiveType.Bool, equal) { IsNegated = true },
        new(SyntaxKind.LessToken, type, type, PrimitiveType.Bool, less),
        new(SyntaxKind.LessEqualsToken, type, type, PrimitiveType.Bool, lessOrEqual),
        new(SyntaxKind.GreaterToken, type, type, PrimitiveType.Bool, less) { IsSwapped = true },
        new(SyntaxKind.GreaterEqualsToken, type, type, PrimitiveType.Bool, lessOrEqual) { IsSwapped = true },
    ];
}

using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>Computes with constants, by the rules of the operations and with their errors.</summary>
internal static class ConstantFolding
{
    /// <summary>The value of an operator on constants: null when it is not computed at compile time; with a diagnostic when it never could be.</summary>
    public static FoldResult Fold(BoundBinaryOperator operation, ConstantValue left, ConstantValue right)
    {
        if (operation.IsSwapped) (left, right) = (right, left);
        if (operation.Left.IsWord && operation.Right.IsWord) return FoldWords(operation, left.Word, right.Word);
        if (left.Reference is decimal a && right.Reference is decimal b) return FoldNumbers(operation, a, b);
        if (left.Reference is string s && right.Reference is string t) return FoldStrings(operation, s, t);
        return default;
    }

    public static FoldResult Fold(BoundUnaryOperator operation, ConstantValue operand) => operation.Code switch
    {
        OpCode.Negate => Int(operation.Result, -operand.Word),
        OpCode.Complement => Int(operation.Result, Complement(operand.Word)),
        OpCode.Not => Bool(operand.Word == 0),
        OpCode.NumberNegate when operand.Reference is decimal number => new(ConstantValue.Number(-number), null, null),
        _ => default,
    };

    /// <summary>The 64-bit complement of a word that is not negative, the ordinary one of a negative word.</summary>
    public static Word Complement(Word word) => Word.IsNegative(word) ? ~word : ~word & ulong.MaxValue;

    private static FoldResult FoldWords(BoundBinaryOperator operation, Word left, Word right)
    {
        switch (operation.Code)
        {
            case OpCode.Add: return Int(operation.Result, left + right);
            case OpCode.Subtract: return Int(operation.Result, left - right);
            case OpCode.Multiply: return Multiply(operation.Result, left, right);
            case OpCode.Divide or OpCode.Remainder when right == 0: return new(null, DiagnosticDescriptors.ConstantDivisionByZero, null);
            case OpCode.Divide: return Int(operation.Result, left / right);
            case OpCode.Remainder: return Int(operation.Result, left % right);
            case OpCode.And: return Int(operation.Result, left & right);
            case OpCode.Or: return Int(operation.Result, left | right);
            case OpCode.Xor: return Int(operation.Result, left ^ right);
            case OpCode.ShiftLeft or OpCode.ShiftRight when right < 0 || right > 63: return new(null, DiagnosticDescriptors.ConstantShiftOutOfRange, right);
            case OpCode.ShiftLeft: return Multiply(operation.Result, left, Word.One << (int)right);
            case OpCode.ShiftRight: return Int(operation.Result, left >> (int)right);
            case OpCode.Equal: return Bool((left == right) != operation.IsNegated);
            case OpCode.NotEqual: return Bool(left != right);
            case OpCode.Less: return Bool(left < right);
            case OpCode.LessOrEqual: return Bool(left <= right);
            case OpCode.Nop when operation.Token == Syntax.SyntaxKind.AndKeyword: return Bool(left != 0 && right != 0);
            case OpCode.Nop: return Bool(left != 0 || right != 0);
            default: return default;
        }
    }

    private static FoldResult Multiply(TypeSymbol type, Word left, Word right) =>
        Word.Product(left, right) is { } product ? Int(type, product) : new(null, DiagnosticDescriptors.ConstantOverflow, "of this product");

    private static FoldResult FoldNumbers(BoundBinaryOperator operation, decimal left, decimal right)
    {
        try
        {
            return operation.Code switch
            {
                OpCode.NumberAdd => Number(left + right),
                OpCode.NumberSubtract => Number(left - right),
                OpCode.NumberMultiply => Number(left * right),
                OpCode.NumberDivide or OpCode.NumberRemainder when right == 0 => new(null, DiagnosticDescriptors.ConstantDivisionByZero, null),
                OpCode.NumberDivide => Number(left / right),
                OpCode.NumberRemainder => Number(left % right),
                OpCode.NumberEqual => Bool(left == right != operation.IsNegated),
                OpCode.NumberLess => Bool(left < right),
                OpCode.NumberLessOrEqual => Bool(left <= right),
                _ => default,
            };
        }
        catch (OverflowException)
        {
            return new(null, DiagnosticDescriptors.ConstantOverflow, "of this number");
        }
    }

    private static FoldResult FoldStrings(BoundBinaryOperator operation, string left, string right) => operation.Code switch
    {
        OpCode.ValuesEqual => Bool(left == right != operation.IsNegated),
        OpCode.StringLess => Bool(string.CompareOrdinal(left, right) < 0),
        OpCode.StringLessOrEqual => Bool(string.CompareOrdinal(left, right) <= 0),
        OpCode.StringContains => Bool(TextSearch.Contains(right, left)),
        _ => default, // joined at run time: a chain of constants would copy its text once per operand
    };

    private static FoldResult Int(TypeSymbol type, Word value)
    {
        var fits = ConstantValue.IsInRange(value) && (type is not UnitType || value >= 0);
        return fits ? new(ConstantValue.OfWord(type, value), null, null)
            : new(null, type is UnitType ? DiagnosticDescriptors.ConstantDoesNotFit : DiagnosticDescriptors.ConstantOverflow, value);
    }

    private static FoldResult Number(decimal value) => new(ConstantValue.Number(value), null, null);

    private static FoldResult Bool(bool value) => new(ConstantValue.Bool(value), null, null);
}

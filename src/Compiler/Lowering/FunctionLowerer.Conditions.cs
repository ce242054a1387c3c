using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Lowering;

/// <content>Conditions: comparisons become jumps, <c>and</c> and <c>or</c> sequences of them.</content>
internal sealed partial class FunctionLowerer
{
    /// <summary>Goes to the label when the condition has the given value, else falls through.</summary>
    private void JumpIf(BoundExpression condition, bool value, int label)
    {
        switch (condition)
        {
            case BoundLiteral literal:
                if (literal.Value.Word != 0 == value) Emit(OpCode.Jump, condition.Span, label);
                return;
            case BoundUnaryExpression { Operator.Code: OpCode.Not } not:
                JumpIf(not.Operand, !value, label);
                return;
            case BoundBinaryExpression { Operator.IsLogical: true } logical:
                JumpIfLogical(logical, value, label);
                return;
            case BoundBinaryExpression { Operator.Code: OpCode.Equal or OpCode.NotEqual or OpCode.Less or OpCode.LessOrEqual } comparison:
                JumpIfComparison(comparison, value, label);
                return;
        }

        var mark = _nextSlot;
        Emit(value ? OpCode.JumpIfTrue : OpCode.JumpIfFalse, condition.Span, Lower(condition), label);
        Release(mark);
    }

    private void JumpIfLogical(BoundBinaryExpression logical, bool value, int label)
    {
        var operands = Flatten(logical);
        var deciding = logical.Operator.Token == SyntaxKind.OrKeyword; // the value of one operand that decides the whole
        if (deciding == value)
        {
            foreach (var operand in operands) JumpIf(operand, value, label);
            return;
        }

        var skip = NewLabel();
        for (var i = 0; i < operands.Count - 1; i++) JumpIf(operands[i], deciding, skip);
        JumpIf(operands[^1], value, label);
        Place(skip);
    }

    private void JumpIfComparison(BoundBinaryExpression comparison, bool value, int label)
    {
        var mark = _nextSlot;
        var left = Lower(comparison.Left);
        var right = Lower(comparison.Right);
        if (comparison.Operator.IsSwapped) (left, right) = (right, left);
        var (code, a, b) = (comparison.Operator.Code, value) switch
        {
            (OpCode.Equal, true) or (OpCode.NotEqual, false) => (OpCode.JumpIfEqual, left, right),
            (OpCode.Equal, false) or (OpCode.NotEqual, true) => (OpCode.JumpIfNotEqual, left, right),
            (OpCode.Less, true) => (OpCode.JumpIfLess, left, right),
            (OpCode.Less, false) => (OpCode.JumpIfLessOrEqual, right, left),
            (OpCode.LessOrEqual, true) => (OpCode.JumpIfLessOrEqual, left, right),
            _ => (OpCode.JumpIfLess, right, left),
        };
        Emit(code, comparison.Span, a, b, label);
        Release(mark);
    }

    /// <summary>The operands of a chain of one logical operator, in order; without recursion, for chains have any length.</summary>
    private static List<BoundExpression> Flatten(BoundBinaryExpression logical)
    {
        var operands = new List<BoundExpression>();
        BoundExpression current = logical;
        while (current is BoundBinaryExpression binary && binary.Operator.Token == logical.Operator.Token)
        {
            operands.Add(binary.Right);
            current = binary.Left;
        }

        operands.Add(current);
        operands.Reverse();
        return operands;
    }
}

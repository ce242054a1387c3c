using MemDsl.Compiler;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <content>Words and numbers: exact, and never a wrap.</content>
public sealed partial class Executor
{
    private ExecutionEnd? Arithmetic(in Operation op, Span<Slot> s)
    {
        var left = s[op.B].Word;
        Word? result;
        switch (op.Code)
        {
            case OpCode.Negate: result = -left; break;
            case OpCode.Complement: result = left < 0 ? ~left : (Word)(~(ulong)left); break;
            case OpCode.Multiply: result = Word.Product(left, s[op.C].Word); break;
            case OpCode.And: result = left & s[op.C].Word; break;
            case OpCode.Or: result = left | s[op.C].Word; break;
            case OpCode.Xor: result = left ^ s[op.C].Word; break;
            case OpCode.Divide or OpCode.Remainder:
                var divisor = s[op.C].Word;
                if (divisor == 0) return StopWith(DiagnosticDescriptors.DivisionByZero, _state.CurrentPlace.FirstLine);
                result = op.Code == OpCode.Divide ? left / divisor : left % divisor;
                break;
            case OpCode.ShiftLeft or OpCode.ShiftRight:
                var by = s[op.C].Word;
                if (by < 0 || by > 63) return StopWith(DiagnosticDescriptors.ShiftOutOfRange, _state.CurrentPlace.FirstLine, by);
                result = op.Code == OpCode.ShiftLeft ? left << (int)by : left >> (int)by;
                break;
            default: throw new InvalidOperationException($"no arithmetic: {op.Code}");
        }

        if (result is not { } exact || exact < MinInt || exact > MaxInt)
            return StopWith(DiagnosticDescriptors.Overflow, _state.CurrentPlace.FirstLine);
        s[op.A].Word = exact;
        return null;
    }

    private ExecutionEnd? Numbers(in Operation op, Span<Slot> s)
    {
        if (op.Code == OpCode.NumberOfWord)
        {
            s[op.A].Reference = (decimal)s[op.B].Word;
            return null;
        }

        var left = (decimal)s[op.B].Reference!;
        var right = op.Code == OpCode.NumberNegate ? 0 : (decimal)s[op.C].Reference!;
        switch (op.Code)
        {
            case OpCode.NumberEqual: s[op.A].Word = left == right ? 1 : 0; return null;
            case OpCode.NumberLess: s[op.A].Word = left < right ? 1 : 0; return null;
            case OpCode.NumberLessOrEqual: s[op.A].Word = left <= right ? 1 : 0; return null;
            case OpCode.NumberDivide or OpCode.NumberRemainder when right == 0:
                return StopWith(DiagnosticDescriptors.DivisionByZero, _state.CurrentPlace.FirstLine);
        }

        try
        {
            s[op.A].Reference = op.Code switch
            {
                OpCode.NumberAdd => left + right,
                OpCode.NumberSubtract => left - right,
                OpCode.NumberMultiply => left * right,
                OpCode.NumberDivide => left / right,
                OpCode.NumberRemainder => left % right,
                OpCode.NumberNegate => -left,
                _ => throw new InvalidOperationException($"no operation on numbers: {op.Code}"),
            };
            return null;
        }
        catch (OverflowException)
        {
            // decimal has no way to ask beforehand; the script's error, not ours.
            return StopWith(DiagnosticDescriptors.NumberTooLarge, _state.CurrentPlace.FirstLine);
        }
    }
}

using System.Text;
using MemDsl.Compiler;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <content>Operations on what is not a word: strings, bytes, ranges, lists, records, patterns, results.</content>
public sealed partial class Executor
{
    private ExecutionEnd? Values(in Operation op, Span<Slot> s)
    {
        switch (op.Code)
        {
            case OpCode.ValuesEqual: SetBool(s, op.A, Same(_program.Types[op.C], s[op.B], s[op.B + 1])); return null;
            case OpCode.IsNull: SetBool(s, op.A, s[op.B].Reference is null); return null;
            case OpCode.WrapNullable: s[op.A] = new Slot(s[op.B].Word, OperationProgram.Present); return null;
            case OpCode.UnwrapNullable:
                if (s[op.B].Reference is null) return StopWith(DiagnosticDescriptors.NullMember, _state.CurrentPlace.FirstLine);
                s[op.A] = s[op.B];
                return null;
            case >= OpCode.StringConcat and <= OpCode.BytesOfString: return Strings(op, s);
            case >= OpCode.RangeNew and <= OpCode.RangeContains: return Ranges(op, s);
            case >= OpCode.ListNew and <= OpCode.ListContains: return Lists(op, s);
            case OpCode.FunctionNew:
                var function = _program.Functions[op.C];
                s[op.A].Reference = new FunctionValue(function.Name, function.Ordinal, s.Slice(op.B, function.CaptureCount).ToArray());
                return null;
            case OpCode.RecordNew:
                var type = _program.Records[op.C];
                s[op.A].Reference = new RecordValue(type, s.Slice(op.B, type.Fields.Length).ToArray());
                return null;
            case OpCode.Interpolate: return Interpolate(op, s);
            case OpCode.PatternNew:
                var pattern = PatternReader.Read(_program.Patterns[op.C], s[op.B..], out var problem);
                if (pattern is null) return StopWith(DiagnosticDescriptors.CannotDo, problem);
                s[op.A].Reference = pattern;
                return null;
            case OpCode.PatternMatches:
                _cost += ValueCost.OfMatching(s[op.C].Reference!, s[op.B].Reference);
                if (_cost > _left) return LimitReached(DiagnosticDescriptors.OperationLimit, _world.Options.MaxOperations);
                SetBool(s, op.A, PatternReader.Matches(s[op.C].Reference!, PatternReader.Compared(s[op.B].Reference, _world.Machine)));
                return null;
            case >= OpCode.ResultOk and <= OpCode.ResultReason: return Results(op, s);
            default: throw new InvalidOperationException($"no operation on values: {op.Code}");
        }
    }

    private bool Same(TypeSymbol type, in Slot left, in Slot right)
    {
        var comparison = new Comparison(_left);
        var same = comparison.Same(type, left, right);
        _cost += comparison.Cost;
        return same;
    }

    private static void SetBool(Span<Slot> s, int slot, bool value) => s[slot].Word = value ? 1 : 0;

    private ExecutionEnd? Strings(in Operation op, Span<Slot> s)
    {
        switch (op.Code)
        {
            case OpCode.StringConcat:
                var (left, right) = ((string)s[op.B].Reference!, (string)s[op.C].Reference!);
                if (left.Length + (long)right.Length > _world.Options.MaxTextLength) return TextLimit();
                s[op.A].Reference = left + right;
                _cost += ValueCost.OfText(left.Length + right.Length);
                return null;
            case OpCode.StringLength: s[op.A].Word = ((string)s[op.B].Reference!).Length; return null;
            case OpCode.StringContains:
                _cost += ValueCost.OfText(((string)s[op.C].Reference!).Length);
                SetBool(s, op.A, TextSearch.Contains((string)s[op.C].Reference!, (string)s[op.B].Reference!));
                return null;
            case OpCode.StringLess: SetBool(s, op.A, Order(s[op.B], s[op.C]) < 0); return null;
            case OpCode.StringLessOrEqual: SetBool(s, op.A, Order(s[op.B], s[op.C]) <= 0); return null;
            case OpCode.BytesConcat:
                var (head, tail) = ((byte[])s[op.B].Reference!, (byte[])s[op.C].Reference!);
                if (head.Length + (long)tail.Length > _world.Options.MaxTextLength) return TextLimit();
                s[op.A].Reference = (byte[])[.. head, .. tail];
                _cost += ValueCost.OfText(head.Length + tail.Length);
                return null;
            case OpCode.BytesOfString: return Made(ref s[op.A], Encoding.UTF8.GetBytes((string)s[op.B].Reference!));
            case OpCode.BytesLength: s[op.A].Word = ((byte[])s[op.B].Reference!).Length; return null;
            default:
                var bytes = (byte[])s[op.B].Reference!;
                var index = s[op.C].Word;
                if (index < 0 || index >= bytes.Length) return IndexOutside(index, bytes.Length);
                s[op.A].Word = bytes[(int)index];
                return null;
        }
    }

    private int Order(in Slot left, in Slot right)
    {
        var (first, second) = ((string)left.Reference!, (string)right.Reference!);
        _cost += ValueCost.OfText(Math.Min(first.Length, second.Length));
        return string.CompareOrdinal(first, second);
    }

    private ExecutionEnd? Made(ref Slot slot, object value)
    {
        slot.Reference = value;
        _cost += ValueCost.Of(value);
        return null;
    }

    private ExecutionEnd? Ranges(in Operation op, Span<Slot> s)
    {
        switch (op.Code)
        {
            case OpCode.RangeNew:
                var (start, end) = (s[op.B].Word, s[op.C].Word);
                if (end < start) return StopWith(DiagnosticDescriptors.ValueDoesNotFit, end, "range", $"it ends before its start {start}");
                s[op.A].Reference = new RangeValue(start, end);
                return null;
            case OpCode.RangeOfLength:
                var (from, length) = (s[op.B].Word, s[op.C].Word);
                if (length < 0) return StopWith(DiagnosticDescriptors.ValueDoesNotFit, length, "range", "its length is negative");
                if (from + length > MaxInt) return StopWith(DiagnosticDescriptors.Overflow, _state.CurrentPlace.FirstLine);
                s[op.A].Reference = new RangeValue(from, from + length);
                return null;
            case OpCode.RangeStart: s[op.A].Word = ((RangeValue)s[op.B].Reference!).Start; return null;
            case OpCode.RangeEnd: s[op.A].Word = ((RangeValue)s[op.B].Reference!).End; return null;
            case OpCode.RangeLength: s[op.A].Word = ((RangeValue)s[op.B].Reference!).Length; return null;
            default: SetBool(s, op.A, ((RangeValue)s[op.C].Reference!).Contains(s[op.B].Word)); return null;
        }
    }

    private ExecutionEnd? Lists(in Operation op, Span<Slot> s)
    {
        switch (op.Code)
        {
            case OpCode.ListNew:
                var shape = _program.Shapes[op.C];
                var made = new ListValue(shape.Element, shape.Count);
                for (var i = 0; i < shape.Count; i++) made.Add(s[op.B + i]);
                s[op.A].Reference = made;
                return null;
            case OpCode.ListAppend:
                var growing = (ListValue)s[op.A].Reference!;
                if (growing.Count >= _world.Options.MaxListLength) return ListLimit();
                growing.Add(s[op.B]);
                return null;
            case OpCode.ListConcat:
                var (left, right) = ((ListValue)s[op.B].Reference!, (ListValue)s[op.C].Reference!);
                if (left.Count + (long)right.Count > _world.Options.MaxListLength) return ListLimit();
                return Made(ref s[op.A], ListValue.Join(left, right));
            case OpCode.ListLength: s[op.A].Word = ((ListValue)s[op.B].Reference!).Count; return null;
            case OpCode.ListContains: SetBool(s, op.A, Contains((ListValue)s[op.B + 1].Reference!, s[op.B])); return null;
            default:
                var list = (ListValue)s[op.B].Reference!;
                var index = s[op.C].Word;
                if (index < 0 || index >= list.Count) return IndexOutside(index, list.Count);
                s[op.A] = list[(int)index];
                return null;
        }
    }

    private bool Contains(ListValue list, in Slot value)
    {
        var comparison = new Comparison(_left);
        var contains = comparison.Contains(list, value);
        _cost += comparison.Cost;
        return contains;
    }

    private ExecutionEnd? IndexOutside(Word index, int count) =>
        StopWith(DiagnosticDescriptors.IndexOutOfRange, index, Indexed(_state.CurrentPlace.FirstLine), count == 1 ? "1 element" : $"{count} elements");

    /// <summary>The list of <c>list[index]</c>.</summary>
    private static string Indexed(string text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i > 0; i--)
        {
            depth += text[i] switch { ']' => 1, '[' => -1, _ => 0 };
            if (depth == 0) return text[..i];
        }

        return text;
    }

    private ExecutionEnd? TextLimit() => LimitReached(DiagnosticDescriptors.TextLimit, _world.Options.MaxTextLength);

    private ExecutionEnd? ListLimit() => LimitReached(DiagnosticDescriptors.ListLimit, _world.Options.MaxListLength);

    private ExecutionEnd? Interpolate(in Operation op, Span<Slot> s)
    {
        var form = _program.Interpolations[op.C];
        var text = new StringBuilder(form.Texts[0]);
        for (var i = 0; i < form.Holes.Length; i++)
        {
            var hole = form.Holes[i];
            var value = s[op.B + i];
            var isWord = hole.Type.IsWord || (hole.Type is NullableType { Underlying.IsWord: true } && value.Reference is not null);
            text.Append(hole.Format is { } format && isWord
                ? ValueFormatter.Formatted(value.Word, format) ?? throw new InvalidOperationException($"no format: {format}")
                : ValueFormatter.Format(hole.Type, value, longest: _world.Options.MaxTextLength));
            if (text.Length > _world.Options.MaxTextLength) return TextLimit();
            text.Append(form.Texts[i + 1]);
        }

        if (text.Length > _world.Options.MaxTextLength) return TextLimit();
        return Made(ref s[op.A], text.ToString());
    }

    private static string WithoutMember(string text) => text.LastIndexOf('.') is > 0 and var dot ? text[..dot] : text;

    private ExecutionEnd? Results(in Operation op, Span<Slot> s)
    {
        var result = (ResultValue)s[op.B].Reference!;
        switch (op.Code)
        {
            case OpCode.ResultOk: SetBool(s, op.A, result.IsOk); return null;
            case OpCode.ResultErrno:
                s[op.A] = result.Failure is { IsSignal: false } errno ? new Slot((int)errno.Errno, OperationProgram.Present) : default;
                return null;
            case OpCode.ResultSignal:
                s[op.A] = result.Failure is { IsSignal: true } signal ? new Slot((int)signal.Signal, OperationProgram.Present) : default;
                return null;
            case OpCode.ResultReason: s[op.A].Reference = result.Failure?.Reason ?? ""; return null;
            default:
                if (result.Failure is { } failure)
                    return StopWith(DiagnosticDescriptors.FailedResultHasNoValue, WithoutMember(_state.CurrentPlace.FirstLine), failure.What);
                s[op.A] = result.Value;
                return null;
        }
    }
}

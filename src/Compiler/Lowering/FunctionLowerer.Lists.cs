using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Lowering;

/// <content>The functions of lists, written out as loops: no call stands behind <c>x => e</c>.</content>
internal sealed partial class FunctionLowerer
{
    private void LowerListCall(BoundListCall call, int slot)
    {
        var parts = _parts;
        if (call.Body is null && call.Function is ListFunctionKind.Count or ListFunctionKind.Any)
        {
            LowerLength(call, slot);
            return;
        }

        var list = call.List;
        if (parts is not null)
        {
            // The list itself is worth showing; what happens to each element is not.
            var value = Lower(list);
            list = new BoundVariableExpression(list.Span, Alias(list, value));
        }

        _parts = null;
        var mark = _nextSlot;
        if (call.Callee is { } callee) LowerInto(callee.Initializer, DeclareLocal(callee.Variable));
        LowerStart(call, slot);
        LowerListLoop(call.Variable ?? new LocalVariableSymbol("it", ((ListType)call.List.Type).Element, true, null, null), list, call.Span, loop => LowerElement(call, slot, loop));
        _nextSlot = mark;
        _parts = parts;
    }

    private LocalVariableSymbol Alias(BoundExpression expression, int slot)
    {
        var variable = new LocalVariableSymbol("list", expression.Type, isReadOnly: false, constant: null, location: null);
        _locals[variable] = slot;
        _depths[variable] = _loopDepth;
        return variable;
    }

    private void LowerLength(BoundListCall call, int slot)
    {
        Emit(OpCode.ListLength, call.Span, slot, Lower(call.List));
        if (call.Function == ListFunctionKind.Count) return;
        var zero = Lower(new BoundLiteral(call.Span, ConstantValue.Int(0)));
        Emit(OpCode.NotEqual, call.Span, slot, slot, zero);
    }

    /// <summary>The result before the first element.</summary>
    private void LowerStart(BoundListCall call, int slot)
    {
        switch (call.Function)
        {
            case ListFunctionKind.Where or ListFunctionKind.Map:
                Emit(OpCode.ListNew, call.Span, slot, 0, ProgramTables.Append(_tables.Shapes, new ListShape(((ListType)call.Type).Element, 0)));
                break;
            case ListFunctionKind.First or ListFunctionKind.Min or ListFunctionKind.Max:
                Emit(OpCode.LoadNull, call.Span, slot);
                break;
            case ListFunctionKind.Sum when call.Type == PrimitiveType.Number:
                Emit(OpCode.LoadReference, call.Span, slot, _tables.Add((object)decimal.Zero));
                break;
            default:
                Emit(OpCode.LoadSmall, call.Span, slot, call.Function == ListFunctionKind.All ? 1 : 0);
                break;
        }
    }

    /// <summary>What happens with one element, which stands in the variable's slot (the last that was declared).</summary>
    private void LowerElement(BoundListCall call, int slot, Loop loop)
    {
        var span = call.Span;
        var element = _nextSlot - 1;
        switch (call.Function)
        {
            case ListFunctionKind.Where:
                JumpIf(call.Body!, false, loop.Next);
                Emit(OpCode.ListAppend, span, slot, element);
                break;
            case ListFunctionKind.Any:
                JumpIf(call.Body!, false, loop.Next);
                Emit(OpCode.LoadSmall, span, slot, 1);
                Emit(OpCode.Jump, span, loop.Exit);
                break;
            case ListFunctionKind.All:
                JumpIf(call.Body!, true, loop.Next);
                Emit(OpCode.LoadSmall, span, slot, 0);
                Emit(OpCode.Jump, span, loop.Exit);
                break;
            case ListFunctionKind.Count:
                JumpIf(call.Body!, false, loop.Next);
                Emit(OpCode.Add, span, slot, slot, HoistConstant(ConstantValue.Int(1), span));
                break;
            case ListFunctionKind.Sum:
                var term = call.Body is null ? element : Lower(call.Body);
                Emit(call.Type == PrimitiveType.Number ? OpCode.NumberAdd : OpCode.Add, span, slot, slot, term);
                break;
            case ListFunctionKind.Map:
                Emit(OpCode.ListAppend, span, slot, Lower(call.Body!));
                break;
            case ListFunctionKind.First:
                if (call.Body is not null) JumpIf(call.Body, false, loop.Next);
                Emit(((ListType)call.List.Type).Element.IsWord ? OpCode.WrapNullable : OpCode.Move, span, slot, element);
                Emit(OpCode.Jump, span, loop.Exit);
                break;
            default:
                LowerExtreme(call, slot, call.Body is null ? element : Lower(call.Body), loop);
                break;
        }
    }

    private void LowerExtreme(BoundListCall call, int slot, int value, Loop loop)
    {
        var span = call.Span;
        var take = NewLabel();
        Emit(OpCode.JumpIfNull, span, slot, take);
        var (less, more) = call.Function == ListFunctionKind.Min ? (slot, value) : (value, slot);
        if (call.Type is NullableType { Underlying: var type } && type == PrimitiveType.Number)
        {
            var keep = NewSlot();
            Emit(OpCode.NumberLessOrEqual, span, keep, less, more);
            Emit(OpCode.JumpIfTrue, span, keep, loop.Next);
            Place(take);
            Emit(OpCode.Move, span, slot, value);
            return;
        }

        Emit(OpCode.JumpIfLessOrEqual, span, less, more, loop.Next);
        Place(take);
        Emit(OpCode.WrapNullable, span, slot, value);
    }
}

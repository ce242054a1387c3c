using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Lowering;

/// <content>Calls and their windows.</content>
internal sealed partial class FunctionLowerer
{
    private void LowerCall(BoundLibraryCall call, int slot)
    {
        var mark = _nextSlot;
        var window = LowerWindow(call.Window, call.Span, call.Row);
        Emit(OpCode.CallLibrary, call.Span, call.Type == PrimitiveType.Void ? -1 : slot, window, call.Row.Ordinal);
        Release(mark);
    }

    private void LowerCall(BoundFunctionCall call, int slot)
    {
        var mark = _nextSlot;
        var window = LowerWindow(call.Arguments!, call.Span);
        Emit(OpCode.CallFunction, call.Span, call.Type == PrimitiveType.Void ? -1 : slot, window, call.Function.Ordinal);
        Release(mark);
    }

    private void LowerCall(BoundValueCall call, int slot)
    {
        var mark = _nextSlot;
        var window = LowerWindow([call.Function, .. call.Arguments], call.Span);
        Emit(OpCode.CallValue, call.Span, call.Type == PrimitiveType.Void ? -1 : slot, window);
        Release(mark);
    }

    /// <summary>Variables go into the window before the call, and those that the block may assign come back out of it.</summary>
    private void LowerCSharp(BoundCSharpExpression block, int slot)
    {
        var mark = _nextSlot;
        var window = NewWindow(block.Window.Length);
        for (var i = 0; i < block.Window.Length; i++) LowerInto(block.Window[i], window + i);
        Emit(OpCode.CallCSharp, block.Span, block.Type == PrimitiveType.Void ? -1 : slot, window, block.Index);
        for (var i = 0; i < block.Window.Length; i++)
        {
            if (block.Assigned[i] is GlobalVariableSymbol global) Emit(OpCode.StoreGlobal, block.Span, global.Slot, window + i);
            else if (block.Assigned[i] is { } local) Emit(OpCode.Move, block.Span, _locals[local], window + i);
        }

        Release(mark);
    }

    /// <summary>
    /// Puts values into consecutive slots and gives the first. A single value may stay where it is. In a loop, what never changes is put there
    /// before the loop, so the window belongs to this place alone.
    /// </summary>
    private int LowerWindow(ImmutableArray<BoundExpression?> values, TextSpan span, LibraryFunction? row = null)
    {
        if (values.Length == 0) return 0;
        if (values is [{ } single] && !MayBeReference(row, 0, 1)) return Lower(single);
        var permanent = _loopDepth > 0 && values.Any(v => v is null || IsUnchanging(v));
        var window = permanent ? NewPermanentWindow(values.Length) : NewWindow(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var slot = window + i;
            var clear = values[i] is { Type.IsWord: true } && MayBeReference(row, i, values.Length);
            if (values[i] is not { } value)
            {
                if (permanent) Hoist(span, OpCode.LoadNotGiven, slot);
                else Emit(OpCode.LoadNotGiven, span, slot);
            }
            else if (permanent && IsUnchanging(value))
            {
                HoistInto(value, slot);
                if (clear) Hoist(span, OpCode.ClearReference, slot);
                Note(value, slot, isVariable: true);
            }
            else
            {
                LowerInto(value, slot);
                if (clear) Emit(OpCode.ClearReference, value.Span, slot);
            }
        }

        return window;
    }

    /// <summary>Whether the parameter behind a window's slot takes words and references, so that a word must show by a null reference.</summary>
    private static bool MayBeReference(LibraryFunction? row, int index, int length)
    {
        if (row is null) return false;
        var parameter = index - (length - row.Parameters.Length);
        return parameter >= 0 && !row.Parameters[parameter].Alternatives.IsEmpty;
    }
}

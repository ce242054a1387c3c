using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <content>Calls, returns, and the way from a failed call to the region that expects it.</content>
public sealed partial class Executor
{
    private bool Call(int resultSlot, int firstArgument, int ordinal, ReadOnlySpan<Slot> captured)
    {
        if (_state.Depth >= _world.Options.MaxCallDepth)
        {
            LimitReached(DiagnosticDescriptors.CallDepthLimit, _world.Options.MaxCallDepth);
            return false;
        }

        ref readonly var caller = ref _state.Frames[_state.Depth - 1];
        var function = _program.Functions[ordinal];
        var from = caller.Base + firstArgument;
        var to = caller.Base + caller.Function.SlotCount;
        if (to + function.SlotCount > _world.Options.MaxValues)
        {
            LimitReached(DiagnosticDescriptors.SlotLimit, _state.Depth, _world.Options.MaxValues);
            return false;
        }

        _state.Push(function, to, resultSlot);
        captured.CopyTo(_state.Stack.AsSpan(to));
        _state.Stack.AsSpan(from, function.ParameterCount - captured.Length).CopyTo(_state.Stack.AsSpan(to + captured.Length));
        return true;
    }

    private void Return(int resultSlot)
    {
        var ended = _state.Frames[_state.Depth - 1];
        if (_state.MarkCount > ended.Marks) CloseMarks(ended.Marks);
        var result = resultSlot < 0 ? default : _state.Stack[ended.Base + resultSlot];
        _state.Depth--;
        if (_state.Depth > 0 && ended.ResultSlot >= 0)
            _state.Stack[_state.Frames[_state.Depth - 1].Base + ended.ResultSlot] = result;
    }

    private void Journal(OperationFunction function, int index, int codedRow, in RowCode row, int window)
    {
        ulong address = 0;
        ulong length = 0;
        if (row.AddressSlot >= 0)
        {
            address = unchecked((ulong)_state.Stack[window + row.AddressSlot].Word);
            length = row.LengthSlot < 0 ? 1 : unchecked((ulong)_state.Stack[window + row.LengthSlot].Word);
        }

        var done = codedRow >= 0;
        var receiver = _state.Stack[window].Reference;
        if (done && row.ReceiverSlots == 0) receiver = _call.Result.Reference; // what spawn changes is the new process
        if (done && row.Looks != CallEffectKinds.None && _call.Result.Reference is VmaValue { Area: var area })
        {
            // Who looks at an area sees what happened in it and at its borders: a split, a merge.
            address = area.Start.Value - 1;
            length = area.End.Value - area.Start.Value + 2;
        }

        _state.Journal.Record(function, index, codedRow, row, receiver, address, length);
    }

    /// <summary>Goes to the innermost region that expects such a failure. Where there is none, the script stops.</summary>
    private bool Unwind(in RowCode row, int window)
    {
        var failure = _call.TakeFailure(_state.CurrentPlace);
        for (var i = _state.MarkCount - 1; i >= 0; i--)
        {
            var mark = _state.Marks[i];
            var expects = mark.Kind == MarkKind.Try || mark.Kind == (failure.IsSignal ? MarkKind.Raises : MarkKind.Fails);
            if (!expects) continue;
            CloseMarks(i);
            _state.Depth = mark.Frame + 1;
            ref var frame = ref _state.Frames[mark.Frame];
            frame.Next = mark.Target;
            ref var slot = ref _state.Stack[frame.Base + mark.Slot];
            slot.Word = Expected(mark, failure) ? 1 : 0;
            slot.Reference = mark.Kind == MarkKind.Try ? ResultValue.Failed(failure) : failure;
            return true;
        }

        FailureUnexpected(failure, row, window);
        return false;
    }

    private bool Expected(in Mark mark, CallFailure failure)
    {
        if (mark.Expected < 0) return true;
        if (mark.Kind == MarkKind.Fails) return _program.Words[mark.Expected] == (int)failure.Errno;
        var expected = _program.Signals[mark.Expected];
        return expected.Signal == (int)failure.Signal && (expected.Code is not { } code || code == (int)failure.Code);
    }
}

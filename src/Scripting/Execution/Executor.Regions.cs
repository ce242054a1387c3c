using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <content>Regions: what is expected inside them, and what is collected.</content>
public sealed partial class Executor
{
    private ExecutionEnd? Regions(in Operation op, Span<Slot> s)
    {
        switch (op.Code)
        {
            case OpCode.EnterFails: Enter(MarkKind.Fails, op.A, op.B, op.C); break;
            case OpCode.EnterRaises: Enter(MarkKind.Raises, op.A, op.B, op.C); break;
            case OpCode.EnterTry: Enter(MarkKind.Try, op.A, op.B, -1); break;
            case OpCode.LeaveRegion: CloseMarks(_state.MarkCount - 1); break;
            case OpCode.LeaveTry:
                _state.MarkCount--;
                s[op.A].Reference = op.B < 0 ? ResultValue.Success(null, default) : ResultValue.Success(_program.Types[op.C], s[op.B]);
                break;
            case OpCode.EnterTrace: EnterListening(MarkKind.Trace); break;
            case OpCode.EnterExplain: EnterListening(MarkKind.Explain); break;
            case OpCode.LeaveTrace:
                s[op.A].Reference = ListValue.Of(_program.Library.EventType!, LeaveListening());
                break;
            case OpCode.LeaveExplain: return Write(EventTree.Draw(LeaveListening(), _world.Options.MaxOutput) + "\n");
            case OpCode.EnterCpu:
                var wanted = s[op.A].Word;
                if (wanted < 0 || wanted >= _world.CpuCount)
                    return StopWith(DiagnosticDescriptors.ValueDoesNotFit, wanted, "cpu", $"the machine has {_world.CpuCount} CPU(s), counted from 0");
                Enter(MarkKind.Cpu, -1, -1, -1);
                _state.Marks[_state.MarkCount - 1].Start = _world.CurrentCpu;
                _world.CurrentCpu = (int)wanted;
                break;
            case OpCode.LeaveCpu: CloseMarks(_state.MarkCount - 1); break;
            default: throw new InvalidOperationException($"no region: {op.Code}");
        }

        return null;
    }

    private void Enter(MarkKind kind, int slot, int target, int expected) =>
        _state.PushMark(new Mark { Kind = kind, Frame = _state.Depth - 1, Slot = slot, Target = target, Expected = expected });

    private void EnterListening(MarkKind kind)
    {
        if (_state.Listening++ == 0)
        {
            _state.Log = new EventLog(_state);
            _world.Events.Attach(_state.Log);
        }

        Enter(kind, -1, -1, -1);
        _state.Marks[_state.MarkCount - 1].Start = _state.Log!.Count;
    }

    private List<EventValue> LeaveListening()
    {
        var events = _state.Log!.From(_state.Marks[_state.MarkCount - 1].Start);
        _cost += ValueCost.OfElements(events.Count);
        CloseMarks(_state.MarkCount - 1);
        return events;
    }

    /// <summary>Ends the regions above <paramref name="keep"/>, innermost first, each as its Leave would, and drops what they collected.</summary>
    private void CloseMarks(int keep)
    {
        while (_state.MarkCount > keep)
        {
            var mark = _state.Marks[--_state.MarkCount];
            switch (mark.Kind)
            {
                case MarkKind.Cpu:
                    _world.CurrentCpu = mark.Start;
                    break;
                case MarkKind.Trace or MarkKind.Explain:
                    if (--_state.Listening > 0) break;
                    _world.Events.Detach(_state.Log!);
                    _state.Log = null;
                    break;
            }
        }
    }

    /// <summary>A state that was cloned inside a region goes on listening, to the machine of its own world.</summary>
    private void ResumeListening()
    {
        if (_state.Listening > 0) _world.Events.Attach(_state.Log!);
    }
}

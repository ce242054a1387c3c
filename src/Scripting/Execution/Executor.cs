using MemDsl.Compiler;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Runtime.Faults;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <summary>
/// Runs the operations of a program: one switch in one loop, over an <see cref="ExecutionState"/> that holds everything. The parts of the switch that are
/// more than a line stand in the other files of this class, by subject.
/// </summary>
public sealed partial class Executor
{
    /// <summary>
    /// Operations between two looks at the memory in use; and in one go, for a loop that is never left is never replaced by the better code that the
    /// JIT makes of what is called often.
    /// </summary>
    private const long Slice = 1 << 16;

    private static readonly Word MinInt = long.MinValue;
    private static readonly Word MaxInt = ulong.MaxValue;

    private readonly OperationProgram _program;
    private readonly ScriptWorld _world;
    private readonly ExecutionState _state;
    private readonly RowCode[] _rows;
    private readonly CallContext _call;
    private readonly MemoryWatch _memory;
    private readonly CallBudget _budget;
    private readonly FaultHandler _faults;

    // Operations that are left after the slice that runs now; those left when a rare operation began; and what that costs besides one.
    private long _afterSlice;
    private long _left;
    private long _cost;

    /// <param name="program">What to run.</param>
    /// <param name="world">The machine and what else the library's rows act on.</param>
    /// <param name="state">Where to go on; a new one begins nowhere until <see cref="Start"/>.</param>
    public Executor(OperationProgram program, ScriptWorld world, ExecutionState state)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(state);
        _program = program;
        _world = world;
        _state = state;
        _rows = world.Options.Library.Code;
        _call = new CallContext(world);
        _faults = world.Machine.Kernel.Faults;
        _memory = new MemoryWatch(world.Options.MaxMemory);
        _budget = new CallBudget(world, _memory);
        ResumeListening();
    }

    /// <summary>Why the script could not go on, after <see cref="ExecutionEnd.Stopped"/> or <see cref="ExecutionEnd.Limited"/>.</summary>
    public ScriptStop? Stop { get; private set; }

    /// <summary>The errno or signal that nothing expected, when that is why it stopped.</summary>
    internal CallFailure? Failure { get; private set; }

    /// <summary>Whether a limit ended the machine in the middle of an operation, so that nothing more can be done with it.</summary>
    public bool IsMachineSpent { get; private set; }

    /// <summary>What is missing, after <see cref="ExecutionEnd.Skipped"/>.</summary>
    public string? SkipReason { get; private set; }

    /// <summary>Puts a function without parameters at the beginning; globals keep their values.</summary>
    public void Start(OperationFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _state.Start(function, _program.Globals.Length);
    }

    /// <summary>Runs until the started function has ended, or something ends it. Regions still open then are closed.</summary>
    /// <param name="operations">At most so many operations; the rest can be run by another call.</param>
    /// <returns>Null when the operations were used up and the script could go on.</returns>
    public ExecutionEnd? Run(long operations = long.MaxValue)
    {
        var budget = Math.Min(operations, _world.Options.MaxOperations - _state.Operations);
        ExecutionEnd? end = null;
        var left = 0L;
        var slice = 0L;
        _world.Machine.Work.Watcher = _budget;
        try
        {
            while (end is null && budget > 0)
            {
                if (_world.IsInterrupted)
                {
                    end = Interrupted();
                    break;
                }

                slice = left = Math.Min(budget, Slice);
                _afterSlice = budget - slice;
                end = Loop(ref left);
                budget -= slice - left;
                _state.Operations += slice - left;
                if (end is null && _memory.IsExceeded()) end = OutOfMemory();
            }
        }
        catch (LimitException limit)
        {
            IsMachineSpent = true;
            _state.Operations += slice - left;
            end = LimitReached(limit.Descriptor, limit.Argument);
        }
        catch (OutOfMemoryException)
        {
            IsMachineSpent = true;
            end = OutOfMemory();
        }
        finally
        {
            _world.Machine.Work.Watcher = null;
        }

        if (end is null)
        {
            if (_state.Operations < _world.Options.MaxOperations) return null;
            _state.CallIndex = _state.Frames[_state.Depth - 1].Next;
            end = LimitReached(DiagnosticDescriptors.OperationLimit, _world.Options.MaxOperations);
        }

        if (end != ExecutionEnd.Completed) CloseMarks(0);
        return end;
    }

    private ExecutionEnd? Loop(ref long left)
    {
        while (_state.Depth > 0)
        {
            var depth = _state.Depth - 1;
            var function = _state.Frames[depth].Function;
            var code = function.OperationArray;
            var s = _state.Stack.AsSpan(_state.Frames[depth].Base, function.SlotCount);
            var ip = _state.Frames[depth].Next;
            while (true)
            {
                if (--left < 0)
                {
                    left++;
                    _state.Frames[depth].Next = ip;
                    return null;
                }

                ref readonly var op = ref code[ip++];
                switch (op.Code)
                {
                    case OpCode.Nop: break;

                    case OpCode.LoadSmall: s[op.A].Word = op.B; break;
                    case OpCode.LoadWord: s[op.A].Word = _program.Words[op.B]; break;
                    case OpCode.LoadReference: s[op.A].Reference = _program.References[op.B]; break;
                    case OpCode.LoadNull: s[op.A] = default; break;
                    case OpCode.LoadNotGiven: s[op.A] = new Slot(OperationProgram.NotGiven, null); break;
                    case OpCode.ClearReference: s[op.A].Reference = null; break;
                    case OpCode.Move: s[op.A] = s[op.B]; break;
                    case OpCode.LoadGlobal: s[op.A] = _state.Globals[op.B]; break;
                    case OpCode.StoreGlobal: _state.Globals[op.A] = s[op.B]; break;

                    case OpCode.CheckGlobal:
                        if (_state.Globals[op.A].Reference is not null || _state.Globals[op.A].Word != OperationProgram.NotGiven) break;
                        _state.CallIndex = ip - 1;
                        return StopWith(DiagnosticDescriptors.NotYetAssigned, _program.Globals[op.A].Name);

                    case OpCode.Jump: ip = op.A; break;
                    case OpCode.JumpIfTrue: if (s[op.A].Word != 0) ip = op.B; break;
                    case OpCode.JumpIfFalse: if (s[op.A].Word == 0) ip = op.B; break;
                    case OpCode.JumpIfEqual: if (s[op.A].Word == s[op.B].Word) ip = op.C; break;
                    case OpCode.JumpIfNotEqual: if (s[op.A].Word != s[op.B].Word) ip = op.C; break;
                    case OpCode.JumpIfLess: if (s[op.A].Word < s[op.B].Word) ip = op.C; break;
                    case OpCode.JumpIfLessOrEqual: if (s[op.A].Word <= s[op.B].Word) ip = op.C; break;
                    case OpCode.JumpIfNull: if (s[op.A].Reference is null) ip = op.B; break;
                    case OpCode.NextInRange:
                        if (++s[op.A].Word < s[op.B].Word) ip = op.C;
                        break;
                    case OpCode.NextInList:
                    {
                        var list = (ListValue)s[op.B].Reference!;
                        var next = (int)++s[op.B + 1].Word;
                        if (next < list.Count)
                        {
                            s[op.A] = list[next];
                            ip = op.C;
                        }

                        break;
                    }

                    case OpCode.CallFunction:
                        _state.CallIndex = ip - 1;
                        _state.Frames[depth].Next = ip;
                        if (!Call(op.A, op.B, op.C, [])) return ExecutionEnd.Limited;
                        goto frame_changed;

                    case OpCode.CallValue:
                        _state.CallIndex = ip - 1;
                        _state.Frames[depth].Next = ip;
                        var callee = (FunctionValue)s[op.B].Reference!;
                        if (!Call(op.A, op.B + 1, callee.Ordinal, callee.Captured)) return ExecutionEnd.Limited;
                        goto frame_changed;

                    case OpCode.CallLibrary:
                    {
                        _state.CallIndex = ip - 1;
                        ref readonly var row = ref _rows[op.C];
                        var window = _state.Frames[depth].Base + op.B;
                        if (!ReferenceEquals(_call.Stack, _state.Stack)) _call.Stack = _state.Stack;
                        _call.Window = window;
                        _call.First = window + row.ReceiverSlots;
                        var faults = row.ChangesByFault ? _faults.Count : -1;
                        _budget.Begin(left + _afterSlice);
                        var status = row.Run(_call);
                        left -= _budget.Cost();
                        if ((row.Changes | row.Looks) != 0)
                        {
                            var changed = status != CallStatus.Done ? row.FailsHalfway : faults < 0 || _faults.Count != faults;
                            Journal(function, ip - 1, changed ? op.C : ~op.C, row, window);
                        }

                        if (_world.Trace is not null) ShowTrace();
                        if (status == CallStatus.Done)
                        {
                            if (op.A >= 0)
                            {
                                ref var result = ref s[op.A];
                                result.Word = _call.Result.Word;
                                result.Reference = _call.Result.Reference;
                            }

                            if (_call.Result.Reference is not { } made) break;
                            left -= ValueCost.Of(made);
                            if (!_world.IsInterrupted) break;
                            _state.Frames[depth].Next = ip;
                            return null;
                        }

                        _state.Frames[depth].Next = ip;
                        if (status == CallStatus.Error) return StopWith(_call.ErrorDescriptor!, _call.ErrorArguments);
                        if (!Unwind(row, window)) return ExecutionEnd.Stopped;
                        goto frame_changed;
                    }

                    case OpCode.Return:
                        Return(op.A);
                        goto frame_changed;

                    case OpCode.Add:
                    {
                        var result = s[op.B].Word + s[op.C].Word;
                        if (result < MinInt || result > MaxInt) goto overflow;
                        s[op.A].Word = result;
                        break;
                    }

                    case OpCode.Subtract:
                    {
                        var result = s[op.B].Word - s[op.C].Word;
                        if (result < MinInt || result > MaxInt) goto overflow;
                        s[op.A].Word = result;
                        break;
                    }

                    case OpCode.Equal: s[op.A].Word = s[op.B].Word == s[op.C].Word ? 1 : 0; break;
                    case OpCode.NotEqual: s[op.A].Word = s[op.B].Word != s[op.C].Word ? 1 : 0; break;
                    case OpCode.Less: s[op.A].Word = s[op.B].Word < s[op.C].Word ? 1 : 0; break;
                    case OpCode.LessOrEqual: s[op.A].Word = s[op.B].Word <= s[op.C].Word ? 1 : 0; break;
                    case OpCode.Not: s[op.A].Word = s[op.B].Word == 0 ? 1 : 0; break;

                    default:
                    {
                        _state.CallIndex = ip - 1;
                        _state.Frames[depth].Next = ip;
                        _left = left + _afterSlice;
                        _cost = 0;
                        var end = Rare(op, s);
                        left -= _cost;
                        if (end is not null || _world.IsInterrupted) return end;
                        ip = _state.Frames[depth].Next;
                        break;
                    }
                }

                continue;

            overflow:
                _state.CallIndex = ip - 1;
                return StopWith(DiagnosticDescriptors.Overflow, _state.CurrentPlace.FirstLine);
            }

        frame_changed:;
        }

        return ExecutionEnd.Completed;
    }

    /// <summary>The operations that are not worth a place in the loop. Null to go on.</summary>
    private ExecutionEnd? Rare(in Operation op, Span<Slot> s) => op.Code switch
    {
        >= OpCode.Multiply and <= OpCode.Complement => Arithmetic(op, s),
        >= OpCode.NumberOfWord and <= OpCode.NumberLessOrEqual => Numbers(op, s),
        >= OpCode.ValuesEqual and <= OpCode.ResultReason => Values(op, s),
        >= OpCode.EnterFails and <= OpCode.LeaveCpu => Regions(op, s),
        _ => Statements(op, s),
    };
}

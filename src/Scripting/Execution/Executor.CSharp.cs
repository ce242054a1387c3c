using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Scripting.Blocks;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <content>Blocks of C#.</content>
public sealed partial class Executor
{
    private ImmutableArray<Action<CSharpCall>> _blocks = [];
    private CSharpGlobals? _globals;
    private CSharpCall? _csharp;

    private ExecutionEnd? CallCSharp(in Operation op, Span<Slot> s)
    {
        var call = _csharp ?? BindBlocks();
        var block = _program.CSharpBlocks[op.C];
        var frame = _state.Frames[_state.Depth - 1];
        var window = frame.Base + op.B;
        call.Block = block;
        call.Stack = _state.Stack;
        call.Window = window;
        call.Thrown = null;
        _globals!.Source = block.Source;
        var failures = _world.Failures.Count;
        var output = _world.Output.Length;
        _budget.Begin(_left);
        try
        {
            _globals.Given = block.HasProcess ? ProcessCodec.Read(_state.Stack[window + block.Variables.Length], _world) : null;
            _blocks[op.C](call);
        }
        catch (FailedFastException)
        {
            return ExecutionEnd.FailedFast;
        }
        catch (BlockProblem problem)
        {
            return StopWith(problem.Descriptor, problem.Arguments);
        }
#pragma warning disable CA1031 // Whatever C# throws is the script's own mistake; only limits and an exhausted computer go on.
        catch (Exception thrown) when (thrown is not (LimitException or OutOfMemoryException or OperationCanceledException))
#pragma warning restore CA1031
        {
            return Thrown(thrown);
        }
        finally
        {
            _cost += _budget.Cost() + ValueCost.OfText(_world.Output.Length - output);
            var row = _world.Options.Library.CSharpRow;
            _state.Journal.Record(frame.Function, _state.CallIndex, row, _rows[row], null, 0, 0);
        }

        if (op.A >= 0) s[op.A] = call.Result;
        if (_world.Trace is not null) ShowTrace();
        if (_world.Failures.Count == failures) return null;
        return _world.Failures.Count < _world.Options.MaxFailures ? null : LimitReached(DiagnosticDescriptors.FailureLimit, _world.Options.MaxFailures);
    }

    private CSharpCall BindBlocks()
    {
        _globals = new CSharpGlobals(_world);
        _blocks = [.. _world.CSharp.SelectMany(program => program.Bind(_globals))];
        return _csharp = new CSharpCall(_world);
    }

    /// <summary>The exception of a block: where the block stands, and which of its lines threw.</summary>
    private ExecutionEnd? Thrown(Exception exception)
    {
        var end = StopWith(DiagnosticDescriptors.CSharpException, exception.GetType().Name, exception.Message.ReplaceLineEndings(" "));
        if (ThrownPlace.Of(exception, _globals!.Source!) is { } place)
            Stop = Stop! with { State = [$"thrown in line {place.Line}: {place.LineText.Trim()}"] };
        return end;
    }
}

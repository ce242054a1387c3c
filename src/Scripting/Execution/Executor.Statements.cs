using System.Text;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Pictures;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <content>Statements and declarations.</content>
public sealed partial class Executor
{
    private ExecutionEnd? Statements(in Operation op, Span<Slot> s)
    {
        switch (op.Code)
        {
            case OpCode.Assert:
                _world.AssertionCount++;
                if (s[op.A].Word != 0) return null;
                var message = op.C < 0 ? null : (string?)s[op.C].Reference;
                _world.Failures.Add(AssertionExplainer.Explain(_program.Assertions[op.B], s, message, _state.Journal, _rows, _world.Machine));
                if (_world.Options.FailFast) return ExecutionEnd.FailedFast;
                return _world.Failures.Count < _world.Options.MaxFailures ? null : LimitReached(DiagnosticDescriptors.FailureLimit, _world.Options.MaxFailures);
            case OpCode.Print:
            {
                var types = _program.TypeLists[op.C];
                var line = new StringBuilder();
                for (var i = 0; i < types.Length; i++)
                {
                    if (i > 0) line.Append(' ');
                    line.Append(ValueFormatter.Format(types[i], s[op.A + i], longest: _world.Options.MaxOutput));
                }

                return Write(line.Append('\n').ToString());
            }

            case OpCode.Show:
                if (_state.Depth == 1) _world.See(_state.CurrentPlace, _program.Types[op.B], s[op.A]);
                _budget.Begin(_left);
                var picture = Picture.Draw(_world, _program.Types[op.B], s[op.A]);
                _cost += _budget.Cost();
                return Write(picture + "\n");
            case OpCode.SubmissionValue:
                var type = _program.Types[op.B];
                if (type == Compiler.Symbols.PrimitiveType.Void) return null;
                _world.Submitted = (type, s[op.A]);
                _world.See(_state.CurrentPlace, type, s[op.A]);
                return !_world.Options.ShowsValues ? null : Write(Picture.Submission(_world, type, s[op.A]) + "\n");
            case OpCode.CallCSharp: return CallCSharp(op, s);
            case OpCode.Tick:
                _budget.Begin(_left);
                _world.Tick();
                _cost += _budget.Cost();
                return null;
            case OpCode.DeclareImage:
                _state.Globals[_program.Images[op.A].GlobalSlot] = new Slot(_world.DeclareImage(_program, op.A));
                return null;
            case OpCode.DeclareFile:
                var file = _world.DeclareFile(_program.Files[op.A], out var fileProblem);
                if (file is null) return StopWith(fileProblem.Descriptor, fileProblem.Argument);
                _state.Globals[_program.Files[op.A].GlobalSlot] = new Slot(file);
                return null;
            case OpCode.Require:
                SkipReason = _world.Missing(_program.Requirements[op.A]);
                return SkipReason is null ? null : ExecutionEnd.Skipped;
            default: throw new InvalidOperationException($"no operation: {op.Code}");
        }
    }

    private ExecutionEnd? Write(string text)
    {
        if (_world.Output.Length + (long)text.Length > _world.Options.MaxOutput)
            return LimitReached(DiagnosticDescriptors.OutputLimit, _world.Options.MaxOutput);
        _world.Output.Append(text);
        _cost += ValueCost.OfText(text.Length);
        return null;
    }

    /// <summary><c>--trace</c>: the call that just ran, and the events it caused.</summary>
    private void ShowTrace()
    {
        var place = _state.CurrentPlace;
        var events = _world.Trace!.Take();
        if (events.Count == 0) return;
        var location = place.Location;
        Write($"{location}: {EventTree.Draw(events)}\n");
    }
}

using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <content>Reasons to stop.</content>
public sealed partial class Executor
{
    private ExecutionEnd? StopWith(DiagnosticDescriptor descriptor, params object?[] arguments)
    {
        Stop = new ScriptStop(descriptor.Id, _state.CurrentPlace.Location, Message(descriptor, arguments), null, [], OpenCalls());
        return descriptor.Id.StartsWith("MEM5", StringComparison.Ordinal) ? ExecutionEnd.Limited : ExecutionEnd.Stopped;
    }

    private ExecutionEnd? LimitReached(DiagnosticDescriptor descriptor, params object?[] arguments)
    {
        Stop = new ScriptStop(descriptor.Id, _state.CurrentPlace.Location, Message(descriptor, arguments), null, [], OpenCalls());
        return ExecutionEnd.Limited;
    }

    /// <summary>Who runs the script, or the clock, says that it is to end here.</summary>
    private ExecutionEnd? Interrupted()
    {
        _world.Cancellation.ThrowIfCancellationRequested();
        _state.CallIndex = _state.Frames[_state.Depth - 1].Next;
        return LimitReached(DiagnosticDescriptors.TimeLimit, _world.Time!.Seconds);
    }

    private ExecutionEnd? OutOfMemory() => LimitReached(DiagnosticDescriptors.MemoryLimit, ValueFormatter.Size((ulong)_memory.Limit));

    private void FailureUnexpected(CallFailure failure, in RowCode row, int window)
    {
        Failure = failure;
        var descriptor = failure.IsSignal ? DiagnosticDescriptors.UnexpectedSignal : DiagnosticDescriptors.UnexpectedErrno;
        var address = failure.IsSignal ? failure.Address : row.AddressSlot < 0 ? (ulong?)null : unchecked((ulong)_state.Stack[window + row.AddressSlot].Word);
        var state = row.ReceiverSlots > 0 && _state.Stack[window].Reference is ProcessHandle process && address is { } about
            ? AddressState.Describe(_world, process.Pid, about)
            : [];
        Stop = new ScriptStop(
            descriptor.Id,
            _state.CurrentPlace.Location,
            Message(descriptor, [failure.Operation, failure.What]),
            $"{failure.Reason} ({failure.RuleId})",
            OtherExpectation(failure) is { } note ? state.Add(note) : state,
            OpenCalls());
    }

    /// <summary>Where an expectation stands around the failure, but of the other kind: errnos and signals do not take each other's place.</summary>
    private string? OtherExpectation(CallFailure failure)
    {
        var other = failure.IsSignal ? MarkKind.Fails : MarkKind.Raises;
        for (var i = _state.MarkCount - 1; i >= 0; i--)
        {
            if (_state.Marks[i].Kind == other)
                return failure.IsSignal ? "the 'fails' around it expects an errno; a signal is expected with 'raises'" : "the 'raises' around it expects a signal; an errno is expected with 'fails'";
        }

        return null;
    }

    private static string Message(DiagnosticDescriptor descriptor, object?[] arguments) =>
        Diagnostic.Create(descriptor, null, arguments).Message;

    /// <summary>The calls that were open, innermost first; of a deep recursion only the first ones.</summary>
    private ImmutableArray<ScriptLocation> OpenCalls()
    {
        const int Most = 8;
        var calls = ImmutableArray.CreateBuilder<ScriptLocation>();
        for (var i = _state.Depth - 2; i >= 0 && calls.Count < Most; i--)
            calls.Add(new OperationPlace(_state.Frames[i].Function, _state.Frames[i].Next - 1).Location);
        return calls.ToImmutable();
    }
}

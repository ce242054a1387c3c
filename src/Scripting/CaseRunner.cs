using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Runtime;
using MemDsl.Scripting.Blocks;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Tracing;

namespace MemDsl.Scripting;

/// <summary>Runs a plain script or one test from an empty machine to its end.</summary>
internal sealed class CaseRunner(ScriptOptions options, ImageLinker linker, ImmutableArray<ICSharpProgram> blocks, TimeWatch watch, CancellationToken cancellation)
{
    public CaseResult Run(OperationProgram program, TestDescriptor? test, MachineOptions machine)
    {
        if (test is not null && watch.IsOver) return NotBegun(test);
        var world = new ScriptWorld(new Machine(machine), options, linker) { CSharp = blocks, Cancellation = cancellation };
        var state = new ExecutionState();
        watch.Begin(world, state);
        try
        {
            if (options.Trace) world.Trace = new TraceFeed(world, state);
            var executor = new Executor(program, world, state);
            executor.Start(program.Main);
            var end = executor.Run();
            if (test is not null && end == ExecutionEnd.Completed)
            {
                executor.Start(test.Function);
                end = executor.Run();
            }

            return Result(test, world, state, Status(end, world.Failures.Count == 0), executor.Stop, executor.SkipReason, null);
        }
#pragma warning disable CA1031 // The one place where a defect of ours becomes a result: the other scripts still run, and the exit status is 70.
        catch (Exception defect) when (defect is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Result(test, world, state, RunStatus.Defect, null, null, defect);
        }
    }

    /// <summary>A test that the time did not suffice for has no machine.</summary>
    private CaseResult NotBegun(TestDescriptor test)
    {
        var message = Diagnostic.Create(DiagnosticDescriptors.TimeLimit, null, watch.Seconds).Message;
        var stop = new ScriptStop(DiagnosticDescriptors.TimeLimit.Id, OperationPlace.LocationOf(test.Source, test.Span), message, null, [], []);
        return new CaseResult(test.Name, RunStatus.Limited, "", 0, [], stop, null, null, 0);
    }

    /// <summary>How a run ended, seen from outside.</summary>
    public static RunStatus Status(ExecutionEnd? end, bool allHeld) => end switch
    {
        ExecutionEnd.Skipped => RunStatus.Skipped,
        ExecutionEnd.Stopped => RunStatus.Stopped,
        ExecutionEnd.Limited => RunStatus.Limited,
        _ => allHeld ? RunStatus.Passed : RunStatus.Failed,
    };

    private static CaseResult Result(
        TestDescriptor? test, ScriptWorld world, ExecutionState state, RunStatus status, ScriptStop? stop, string? skipReason, Exception? defect) =>
        new(test?.Name, status, world.Output.ToString(), world.AssertionCount, [.. world.Failures], stop, skipReason, defect, state.Operations);
}

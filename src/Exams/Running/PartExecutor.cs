using MemDsl.Compiler.Operations;
using MemDsl.Scripting;
using MemDsl.Scripting.Execution;

namespace MemDsl.Exams.Running;

/// <summary>Runs one function of an exam on a world to its end.</summary>
internal static class PartExecutor
{
    /// <summary>What the function says and asserts is its own: nothing of what ran before is in the result.</summary>
    public static PartResult Run(OperationProgram program, OperationFunction function, ScriptWorld world, ExecutionState state)
    {
        state.Operations = 0;
        world.Output.Clear();
        world.Failures.Clear();
        world.AssertionCount = 0;
        world.Submitted = null;
        var calls = new SystemCallCounter();
        world.Events.Attach(calls);
        using var time = new TimeWatch(world.Options.MaxTime);
        world.Time = time;
        try
        {
            var executor = new Executor(program, world, state);
            executor.Start(function);
            var end = executor.Run();
            return new PartResult
            {
                Status = CaseRunner.Status(end, world.Failures.Count == 0),
                Value = end == ExecutionEnd.Completed && world.Submitted is var (type, value) ? new PartValue(type, value) : null,
                Stop = executor.Stop,
                SkipReason = executor.SkipReason,
                Failures = [.. world.Failures],
                Assertions = world.AssertionCount,
                Output = world.Output.ToString(),
                Operations = state.Operations,
                SystemCalls = calls.Count,
            };
        }
#pragma warning disable CA1031 // The one place where a defect of ours becomes a result: the other submissions are still graded.
        catch (Exception defect) when (defect is not OperationCanceledException || !world.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new PartResult { Status = RunStatus.Defect, Defect = defect, Output = world.Output.ToString(), Operations = state.Operations, SystemCalls = calls.Count };
        }
        finally
        {
            world.Events.Detach(calls);
            world.Time = null;
        }
    }
}

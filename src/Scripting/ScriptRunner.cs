using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting;

/// <summary>Runs scripts one after the other, each on machines of its own.</summary>
public static class ScriptRunner
{
    /// <summary>What a script has to come to its end in after its time is over; then it is left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs script files in the order given. Never throws for what a file contains, nor when there is none.</summary>
    /// <param name="paths">Files; folders are for the caller to expand.</param>
    /// <param name="options">Limits and permissions, the same for each script.</param>
    /// <param name="finished">Called after each script, so that a report can be written while others still run.</param>
    public static RunResult Run(IEnumerable<string> paths, ScriptOptions? options = null, Action<ScriptResult>? finished = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var results = ImmutableArray.CreateBuilder<ScriptResult>();
        foreach (var path in paths)
        {
            var result = options?.MaxTime is { } time ? RunInTime(path, options, time) : MemScript.Load(path, options).Compile().Run();
            finished?.Invoke(result);
            results.Add(result);
        }

        return new RunResult(results.ToImmutable());
    }

    /// <summary>
    /// Runs a script beside this thread. It looks at the clock itself, and stops with its report; where it does not come to look (the compiler has no way to
    /// be stopped), it goes on alone until the process ends, and the report is of what can be seen.
    /// </summary>
    private static ScriptResult RunInTime(string path, ScriptOptions options, TimeSpan time)
    {
        var watch = new TimeWatch(time);
        var run = Task.Factory.StartNew(
            () => MemScript.Load(path, options with { Watch = watch }).Compile().Run(),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        if (Task.WaitAny([run], time + Grace) != 0) return Abandoned(path, watch);
        watch.Dispose();
        return run.GetAwaiter().GetResult();
    }

    private static ScriptResult Abandoned(string path, TimeWatch watch)
    {
        var message = Diagnostic.Create(DiagnosticDescriptors.TimeLimit, null, watch.Seconds).Message;
        var stop = new ScriptStop(DiagnosticDescriptors.TimeLimit.Id, Place(watch.State) ?? new ScriptLocation(path, 1, 1, 0, "", ""), message, null, [], []);
        ImmutableArray<CaseResult> finished = [.. watch.Finished.ToArray()];
        return new ScriptResult(path, [], finished.Add(new CaseResult(null, RunStatus.Limited, Said(watch.World), 0, [], stop, null, null, 0)));
    }

    /// <summary>The call that a script does not come back from; null where that cannot be seen.</summary>
    private static ScriptLocation? Place(ExecutionState? state)
    {
        try
        {
            return state is { IsRunning: true } ? state.CurrentPlace.Location : null;
        }
        catch (Exception torn) when (torn is IndexOutOfRangeException or ArgumentException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>The output of a script that may still be writing it.</summary>
    private static string Said(ScriptWorld? world)
    {
        try
        {
            return world?.Output.ToString() ?? "";
        }
        catch (Exception torn) when (torn is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            return "";
        }
    }
}

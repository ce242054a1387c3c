using System.Collections.Immutable;

namespace MemDsl.Scripting;

/// <summary>Runs scripts one after the other, each on machines of its own.</summary>
public static class ScriptRunner
{
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
            var result = MemScript.Load(path, options).Compile().Run();
            finished?.Invoke(result);
            results.Add(result);
        }

        return new RunResult(results.ToImmutable());
    }
}

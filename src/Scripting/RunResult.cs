using System.Collections.Immutable;
using MemDsl.Scripting.Assertions;

namespace MemDsl.Scripting;

/// <summary>What came of a run of scripts, in the order in which they were given.</summary>
public sealed record RunResult(ImmutableArray<ScriptResult> Scripts)
{
    /// <summary>The exit status of <c>mem run</c>: the first of 70, 2, 3, 4, 1, else 0.</summary>
    public int ExitStatus
    {
        get
        {
            var worst = Scripting.ExitStatus.Held;
            foreach (var script in Scripts)
                worst = Scripting.ExitStatus.Worse(worst, Scripting.ExitStatus.Of(script.Status));
            return worst;
        }
    }
}

/// <summary>What came of one script.</summary>
/// <param name="Path">As it was given.</param>
/// <param name="Diagnostics">Errors and warnings of compilation, and problems with the file itself.</param>
/// <param name="Cases">The plain script as one case without a name, or one case a <c>test</c>; empty when it did not compile.</param>
public sealed record ScriptResult(string Path, ImmutableArray<ScriptDiagnostic> Diagnostics, ImmutableArray<CaseResult> Cases)
{
    /// <summary>Whether nothing kept it from running.</summary>
    public bool Ran => !Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>
    /// The worst of its cases; <see cref="RunStatus.Invalid"/> when it did not compile, <see cref="RunStatus.Limited"/> when all that is wrong with it is
    /// that it may not run.
    /// </summary>
    public RunStatus Status
    {
        get
        {
            if (!Ran)
                return Diagnostics.All(diagnostic => !diagnostic.IsError || diagnostic.IsRefusal) ? RunStatus.Limited : RunStatus.Invalid;
            if (Cases.IsEmpty) return RunStatus.Passed;
            var worst = Cases[0].Status;
            foreach (var one in Cases)
            {
                var before = ExitStatus.Of(worst);
                var now = ExitStatus.Of(one.Status);
                if (before != now && ExitStatus.Worse(before, now) == now) worst = one.Status;
                else if (worst == RunStatus.Skipped) worst = one.Status;
            }

            return worst;
        }
    }
}

/// <summary>What came of a plain script or of one <c>test</c>.</summary>
/// <param name="Name">The test's name; null for a plain script.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Output">What it printed, in order.</param>
/// <param name="Assertions">How many assertions were evaluated, failed ones included.</param>
/// <param name="Failures">Those that did not hold, in order.</param>
/// <param name="Stop">Why it did not reach its end; null when it did.</param>
/// <param name="SkipReason">What is missing here; null when it ran.</param>
/// <param name="Defect">The exception behind <see cref="RunStatus.Defect"/>.</param>
/// <param name="Operations">Operations executed.</param>
public sealed record CaseResult(
    string? Name,
    RunStatus Status,
    string Output,
    int Assertions,
    ImmutableArray<AssertionFailure> Failures,
    ScriptStop? Stop,
    string? SkipReason,
    Exception? Defect,
    long Operations)
{
    /// <summary>A file of exercises without tests: there is nothing to run.</summary>
    internal static CaseResult OfExercises { get; } =
        new(null, RunStatus.Skipped, "", 0, [], null, "it has exercises and no tests: mem exam check tries them", null, 0);
}

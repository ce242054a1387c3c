namespace MemDsl.Scripting.Reporting;

/// <summary>How many cases of a run ended in which way. A script that did not compile counts as one case.</summary>
public readonly record struct RunTally(int Passed, int Failed, int Stopped, int Skipped, int Invalid, int Defects)
{
    public int Total => Passed + Failed + Stopped + Skipped + Invalid + Defects;

    /// <summary>Cases that did not hold for whatever reason.</summary>
    public int Broken => Total - Passed - Skipped;

    public static RunTally Of(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var tally = default(RunTally);
        foreach (var script in run.Scripts)
            tally = tally.With(script);
        return tally;
    }

    public static RunTally Of(ScriptResult script) => default(RunTally).With(script);

    private RunTally With(ScriptResult script)
    {
        if (!script.Ran)
            return With(script.Status);
        var tally = this;
        foreach (var one in script.Cases)
            tally = tally.With(one.Status);
        return tally;
    }

    private RunTally With(RunStatus status) => status switch
    {
        RunStatus.Passed => this with { Passed = Passed + 1 },
        RunStatus.Failed => this with { Failed = Failed + 1 },
        RunStatus.Stopped or RunStatus.Limited => this with { Stopped = Stopped + 1 },
        RunStatus.Skipped => this with { Skipped = Skipped + 1 },
        RunStatus.Invalid => this with { Invalid = Invalid + 1 },
        _ => this with { Defects = Defects + 1 },
    };

    /// <summary>The counts that are not zero, passed always: <c>3 passed, 1 failed</c>.</summary>
    public override string ToString()
    {
        var words = $"{Passed} passed";
        Add(Failed, "failed");
        Add(Stopped, "stopped");
        Add(Invalid, "invalid");
        Add(Defects, "defect");
        Add(Skipped, "skipped");
        return words;

        void Add(int count, string word)
        {
            if (count > 0)
                words += $", {count} {word}";
        }
    }
}

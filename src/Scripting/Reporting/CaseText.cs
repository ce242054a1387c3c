namespace MemDsl.Scripting.Reporting;

/// <summary>Short words about one case, shared by the formats.</summary>
internal static class CaseText
{
    /// <summary>What stands in parentheses after a case: counts of assertions, or why it did not run.</summary>
    public static string Outcome(CaseResult one) => one.Status switch
    {
        RunStatus.Skipped => one.SkipReason ?? "skipped",
        RunStatus.Failed or RunStatus.Stopped or RunStatus.Limited when one.Failures.Length > 0 =>
            $"{one.Failures.Length} of {Assertions(one.Assertions)} failed",
        RunStatus.Stopped or RunStatus.Limited => $"after {Assertions(one.Assertions)}",
        _ => Assertions(one.Assertions),
    };

    /// <summary>The whole explanation of a case that did not hold: failures, then what stopped it.</summary>
    public static string Explanation(CaseResult one) =>
        string.Concat(one.Failures.Select(FailureText.Explain))
        + (one.Stop is { } stop ? FailureText.Explain(stop) : "")
        + (one.Defect is { } defect ? FailureText.Explain(defect) : "");

    /// <summary>The first line of bad news, for formats that have room for one.</summary>
    public static string Headline(CaseResult one) => one switch
    {
        { Failures.Length: > 0 } => FailureText.Headline(one.Failures[0]),
        { Stop: { } stop } => stop.Message,
        { Defect: { } defect } => FailureText.Explain(defect).TrimEnd(),
        _ => Outcome(one),
    };

    /// <summary>The name of a case in formats that list cases: the test's, else the script's.</summary>
    public static string Name(ScriptResult script, CaseResult one) => one.Name ?? script.Path;

    /// <summary>Why a script did not run, in words.</summary>
    public static string WhyNot(ScriptResult script) => script.Status == RunStatus.Limited ? "may not run" : "does not compile";

    /// <summary>A status as machines read it.</summary>
    public static string Id(RunStatus status) => status switch
    {
        RunStatus.Passed => "passed",
        RunStatus.Skipped => "skipped",
        RunStatus.Failed => "failed",
        RunStatus.Stopped => "stopped",
        RunStatus.Limited => "limited",
        RunStatus.Invalid => "invalid",
        _ => "defect",
    };

    private static string Assertions(int count) => count == 1 ? "1 assertion" : $"{count} assertions";
}

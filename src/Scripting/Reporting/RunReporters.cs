namespace MemDsl.Scripting.Reporting;

/// <summary>The reporter of each format.</summary>
public static class RunReporters
{
    public static IRunReporter Create(ReportFormat format, TextWriter writer) => format switch
    {
        ReportFormat.Text => new TextReporter(writer),
        ReportFormat.Json => new JsonReporter(writer),
        ReportFormat.Junit => new JunitReporter(writer),
        ReportFormat.Tap => new TapReporter(writer),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>The whole report of a finished run as a string.</summary>
    public static string Report(ReportFormat format, RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var writer = new StringWriter { NewLine = "\n" };
        var reporter = Create(format, writer);
        foreach (var script in run.Scripts)
            reporter.Finished(script);
        reporter.Complete(run);
        return writer.ToString();
    }
}

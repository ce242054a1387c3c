using System.Globalization;

namespace MemDsl.Scripting.Reporting;

/// <summary>The Test Anything Protocol, version 14: one test point a case, its explanation as a YAML block, what it printed as comments.</summary>
internal sealed class TapReporter(TextWriter writer) : IRunReporter
{
    private int _points;

    public void Finished(ScriptResult script)
    {
        if (_points == 0)
            writer.WriteLine("TAP version 14");
        if (!script.Ran)
        {
            Point(false, script.Path, null);
            Block(CaseText.Id(script.Status), CaseText.WhyNot(script), string.Concat(script.Diagnostics.Select(diagnostic => diagnostic.Rendered)));
            return;
        }

        foreach (var one in script.Cases)
        {
            foreach (var line in Lines(one.Output))
                writer.WriteLine("# " + line);
            var held = one.Status is RunStatus.Passed or RunStatus.Skipped;
            Point(held, one.Name is null ? script.Path : $"{script.Path}: {one.Name}", one.Status == RunStatus.Skipped ? CaseText.Outcome(one) : null);
            if (!held)
                Block(CaseText.Id(one.Status), CaseText.Headline(one), CaseText.Explanation(one));
        }

        writer.Flush();
    }

    public void Complete(RunResult run)
    {
        if (_points == 0)
            writer.WriteLine("TAP version 14");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1..{_points}"));
        writer.Flush();
    }

    private void Point(bool held, string name, string? skipped)
    {
        _points++;
        writer.Write(held ? "ok " : "not ok ");
        writer.Write(_points);
        writer.Write(" - ");
        writer.Write(Escaped(name));
        if (skipped is not null)
            writer.Write(" # SKIP " + Escaped(skipped));
        writer.WriteLine();
    }

    private void Block(string status, string message, string explanation)
    {
        writer.WriteLine("  ---");
        writer.WriteLine("  status: " + status);
        writer.WriteLine("  message: " + Quoted(message));
        writer.WriteLine("  explanation: |2");
        foreach (var line in Lines(explanation))
            writer.WriteLine("    " + line);
        writer.WriteLine("  ...");
    }

    /// <summary>A number sign starts a directive in TAP and a backslash escapes.</summary>
    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("#", "\\#", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}

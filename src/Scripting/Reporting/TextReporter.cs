namespace MemDsl.Scripting.Reporting;

/// <summary>
/// For people: what each script printed, its failures explained, one line a script or test, and totals when there are several.
/// <code>
/// passed  examples/03-brk.mem (12 assertions)
/// FAILED  heap.mem: brk grows the heap (1 of 5 assertions failed)
/// 1 passed, 1 failed
/// </code>
/// </summary>
internal sealed class TextReporter(TextWriter writer) : IRunReporter
{
    public void Finished(ScriptResult script)
    {
        foreach (var diagnostic in script.Diagnostics)
            WriteWhole(diagnostic.Rendered);
        if (!script.Ran)
            WriteLine(Word(script.Status), script.Path, Plural(script.Diagnostics.Count(diagnostic => diagnostic.IsError), "error"));
        else
            foreach (var one in script.Cases)
                WriteCase(script.Path, one);
        writer.Flush();
    }

    public void Complete(RunResult run)
    {
        var tally = RunTally.Of(run);
        if (tally.Total != 1)
            writer.WriteLine(tally);
        writer.Flush();
    }

    public void WriteCase(string path, CaseResult one)
    {
        WriteWhole(one.Output);
        foreach (var failure in one.Failures)
            WriteWhole(FailureText.Explain(failure));
        if (one.Stop is { } stop)
            WriteWhole(FailureText.Explain(stop));
        if (one.Defect is { } defect)
            WriteWhole(FailureText.Explain(defect));
        WriteLine(Word(one.Status), one.Name is null ? path : $"{path}: {one.Name}", CaseText.Outcome(one));
    }

    private static string Word(RunStatus status) => status switch
    {
        RunStatus.Passed => "passed",
        RunStatus.Skipped => "skipped",
        RunStatus.Failed => "FAILED",
        RunStatus.Stopped => "STOPPED",
        RunStatus.Limited => "LIMIT",
        RunStatus.Invalid => "INVALID",
        _ => "DEFECT",
    };

    private void WriteLine(string word, string subject, string outcome) => 
        writer.WriteLine(word + "       "[Math.Min(7, word.Length)..] + $" {subject} ({outcome})");

    private static string Plural(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";

    /// <summary>Writes text that may or may not end its last line, and ends it.</summary>
    private void WriteWhole(string text)
    {
        if (text.Length == 0)
            return;
        writer.Write(text);
        if (text[^1] != '\n')
            writer.WriteLine();
    }
}

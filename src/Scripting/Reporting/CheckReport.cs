namespace MemDsl.Scripting.Reporting;

/// <summary>What <c>mem check</c> found, and what came of one test.</summary>
public static class CheckReport
{
    /// <summary>For people: each diagnostic with its source line.</summary>
    public static void WriteText(TextWriter writer, IEnumerable<ScriptDiagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var diagnostic in diagnostics)
            writer.Write(diagnostic.Rendered);
    }

    /// <summary>What a test printed, its failures explained, and one line that says how it ended.</summary>
    /// <param name="writer">Gets the text.</param>
    /// <param name="path">What its script is called.</param>
    /// <param name="test">The test.</param>
    public static void WriteText(TextWriter writer, string path, CaseResult test)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(test);
        new TextReporter(writer).WriteCase(path, test);
    }

    /// <summary>For programs: one object; the schema is <c>docs/reports.md</c>.</summary>
    public static void WriteJson(TextWriter writer, IEnumerable<ScriptDiagnostic> diagnostics) => JsonReporter.WriteDiagnostics(writer, diagnostics);
}

namespace MemDsl.Scripting.Reporting;

/// <summary>What <c>mem check</c> found.</summary>
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

    /// <summary>For programs: one object; the schema is <c>docs/reports.md</c>.</summary>
    public static void WriteJson(TextWriter writer, IEnumerable<ScriptDiagnostic> diagnostics) => JsonReporter.WriteDiagnostics(writer, diagnostics);
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MemDsl.Scripting.Assertions;

namespace MemDsl.Scripting.Reporting;

/// <summary>One JSON object for programs; its schema is <c>docs/reports.md</c>.</summary>
internal sealed class JsonReporter(TextWriter writer) : IRunReporter
{
    /// <summary>Grows when a reader of the last version would misunderstand; new members do not count.</summary>
    private const int Version = 1;

    public void Finished(ScriptResult script)
    {
        // One object holds everything; it is written at the end.
    }

    public void Complete(RunResult run)
    {
        WriteJson(writer, json =>
        {
            json.WriteStartObject();
            json.WriteString("format", "mem-run");
            json.WriteNumber("version", Version);
            json.WriteNumber("exitStatus", run.ExitStatus);
            WriteTally(json, RunTally.Of(run));
            json.WriteStartArray("scripts");
            foreach (var script in run.Scripts)
                WriteScript(json, script);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The diagnostics of <c>mem check --format json</c>.</summary>
    public static void WriteDiagnostics(TextWriter writer, IEnumerable<ScriptDiagnostic> diagnostics)
    {
        WriteJson(writer, json =>
        {
            json.WriteStartObject();
            json.WriteString("format", "mem-check");
            json.WriteNumber("version", Version);
            WriteDiagnostics(json, diagnostics);
            json.WriteEndObject();
        });
    }

    private static void WriteJson(TextWriter writer, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
            write(json);
        writer.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        writer.WriteLine();
        writer.Flush();
    }

    private static void WriteTally(Utf8JsonWriter json, RunTally tally)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("passed", tally.Passed);
        json.WriteNumber("failed", tally.Failed);
        json.WriteNumber("stopped", tally.Stopped);
        json.WriteNumber("skipped", tally.Skipped);
        json.WriteNumber("invalid", tally.Invalid);
        json.WriteNumber("defect", tally.Defects);
        json.WriteEndObject();
    }

    private static void WriteScript(Utf8JsonWriter json, ScriptResult script)
    {
        json.WriteStartObject();
        json.WriteString("path", script.Path);
        json.WriteString("status", CaseText.Id(script.Status));
        WriteDiagnostics(json, script.Diagnostics);
        json.WriteStartArray("cases");
        foreach (var one in script.Cases)
            WriteCase(json, one);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDiagnostics(Utf8JsonWriter json, IEnumerable<ScriptDiagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("id", diagnostic.Id);
            json.WriteString("severity", diagnostic.IsError ? "error" : "warning");
            json.WriteString("message", diagnostic.Message);
            json.WriteString("help", diagnostic.Help);
            json.WriteString("path", diagnostic.Path);
            WriteLocation(json, "location", diagnostic.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCase(Utf8JsonWriter json, CaseResult one)
    {
        json.WriteStartObject();
        json.WriteString("name", one.Name);
        json.WriteString("status", CaseText.Id(one.Status));
        json.WriteNumber("assertions", one.Assertions);
        json.WriteNumber("operations", one.Operations);
        json.WriteString("output", one.Output);
        json.WriteString("skipReason", one.SkipReason);
        json.WriteStartArray("failures");
        foreach (var failure in one.Failures)
            WriteFailure(json, failure);
        json.WriteEndArray();
        WriteStop(json, one.Stop);
        json.WriteString("defect", one.Defect is { } defect ? FailureText.Explain(defect).TrimEnd() : null);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, AssertionFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("id", failure.Id);
        json.WriteString("message", failure.Message);
        WriteLocation(json, "location", failure.Location);
        json.WriteStartArray("parts");
        foreach (var part in failure.Parts)
        {
            json.WriteStartObject();
            json.WriteString("text", part.Text);
            json.WriteString("value", part.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteStrings(json, "notes", failure.Notes);
        WriteStrings(json, "difference", failure.Difference);
        WriteLocation(json, "lastChange", failure.LastChange);
        json.WriteEndObject();
    }

    private static void WriteStop(Utf8JsonWriter json, ScriptStop? stop)
    {
        if (stop is null)
        {
            json.WriteNull("stop");
            return;
        }

        json.WriteStartObject("stop");
        json.WriteString("id", stop.Id);
        json.WriteString("message", stop.Message);
        json.WriteString("reason", stop.Reason);
        WriteLocation(json, "location", stop.Location);
        WriteStrings(json, "state", stop.State);
        json.WriteStartArray("calls");
        foreach (var call in stop.Calls)
            WriteLocation(json, null, call);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, string? name, ScriptLocation? location)
    {
        if (name is not null)
            json.WritePropertyName(name);
        if (location is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("path", location.Path);
        json.WriteNumber("line", location.Line);
        json.WriteNumber("column", location.Column);
        json.WriteNumber("length", location.Length);
        json.WriteString("text", location.Text);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> lines)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MemDsl.Exams.Model;
using MemDsl.Scripting;

namespace MemDsl.Exams.Checking;

/// <summary>A report as JSON: <c>exam</c>, <c>findings</c> as <c>mem check --format json</c> has diagnostics, and <c>exercises</c> with the distribution of their keys.</summary>
public static class ExamReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, Exam exam, ExamReport report)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(exam);
        ArgumentNullException.ThrowIfNull(report);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("exam", exam.Name);
            json.WriteBoolean("usable", !report.HasErrors);
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings) Write(json, ScriptDiagnostic.Of(finding, exam.FilePath));
            json.WriteEndArray();
            json.WriteStartArray("exercises");
            foreach (var exercise in report.Exercises) Write(json, exercise);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void Write(Utf8JsonWriter json, ScriptDiagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("severity", finding.IsError ? "error" : "warning");
        json.WriteString("path", finding.Path);
        if (finding.Location is { } place)
        {
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
        }

        json.WriteString("message", finding.Message);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExerciseReport exercise)
    {
        json.WriteStartObject();
        json.WriteString("name", exercise.Name);
        json.WriteNumber("variants", exercise.Variants);
        json.WriteNumber("tried", exercise.Looked);
        json.WriteStartArray("keys");
        foreach (var key in exercise.Keys)
        {
            json.WriteStartObject();
            json.WriteString("question", key.Question);
            json.WriteString("kind", key.Kind);
            json.WriteStartArray("values");
            foreach (var value in key.Values)
            {
                json.WriteStartObject();
                json.WriteString("key", value.Key);
                json.WriteNumber("variants", value.Variants);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tasks");
        foreach (var task in exercise.Tasks)
        {
            json.WriteStartObject();
            json.WriteString("task", task.Task);
            json.WriteNumber("checks", task.Checks);
            json.WriteNumber("hidden", task.Hidden);
            json.WriteNumber("solutions", task.Solutions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

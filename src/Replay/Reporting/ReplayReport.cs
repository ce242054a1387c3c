using System.Globalization;
using System.Text.Json;
using MemDsl.Replay.Comparison;

namespace MemDsl.Replay.Reporting;

/// <summary>Writes what came of a replay, for people and for programs.</summary>
public static class ReplayReport
{
    /// <summary>Differences longer than this are cut; the rest is counted.</summary>
    private const int MostLines = 12;

    private static readonly ComparedKind[] Kinds = Enum.GetValues<ComparedKind>();

    /// <summary>The differences that were kept, each as a diff from the model (-) to the recording (+), then a table of counts.</summary>
    public static void WriteText(TextWriter output, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(tally);
        foreach (var difference in tally.Differences) Write(output, difference);
        output.WriteLine(Invariant($"{tally.Files} files, {tally.Operations} operations"));
        if (tally.Skipped > 0) output.WriteLine(Invariant($"{tally.Skipped} other files skipped: of other forms or other kernels"));
        foreach (var kind in Kinds) output.WriteLine(Invariant($"{NameOf(kind),-10} {tally.Compared(kind),8} compared {tally.Different(kind),8} different"));
    }

    /// <summary>Counts by kind, and the differences that were kept.</summary>
    public static void WriteJson(TextWriter output, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(tally);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("files", tally.Files);
            json.WriteNumber("operations", tally.Operations);
            json.WriteNumber("skipped", tally.Skipped);
            foreach (var kind in Kinds)
            {
                json.WriteStartObject(NameOf(kind));
                json.WriteNumber("compared", tally.Compared(kind));
                json.WriteNumber("different", tally.Different(kind));
                json.WriteEndObject();
            }

            json.WriteStartArray("differences");
            foreach (var difference in tally.Differences) Write(json, difference);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(TextWriter output, Difference difference)
    {
        output.WriteLine($"{NameOf(difference.Kind)} differs in {difference.File}");
        output.WriteLine($"  {difference.Operation}");
        if (difference.Process.Length > 0) output.WriteLine($"  process {difference.Process}");
        if (difference.Answer.Length > 0) output.WriteLine($"  the model answered {difference.Answer}");
        Write(output, "  - ", difference.Model);
        Write(output, "  + ", difference.Recorded);
        output.WriteLine();
    }

    private static void Write(TextWriter output, string mark, IReadOnlyList<string> lines)
    {
        foreach (string line in lines.Take(MostLines)) output.WriteLine(mark + line);
        if (lines.Count > MostLines) output.WriteLine(mark + Invariant($"and {lines.Count - MostLines} more"));
    }

    private static void Write(Utf8JsonWriter json, Difference difference)
    {
        json.WriteStartObject();
        json.WriteString("kind", NameOf(difference.Kind));
        json.WriteString("file", difference.File);
        json.WriteString("operation", difference.Operation);
        json.WriteString("process", difference.Process);
        json.WriteString("answer", difference.Answer);
        Write(json, "model", difference.Model);
        Write(json, "recorded", difference.Recorded);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> lines)
    {
        json.WriteStartArray(name);
        foreach (string line in lines) json.WriteStringValue(line);
        json.WriteEndArray();
    }

    private static string NameOf(ComparedKind kind) => kind switch
    {
        ComparedKind.Result => "result",
        ComparedKind.Maps => "maps",
        ComparedKind.Flags => "flags",
        ComparedKind.Accounting => "accounting",
        ComparedKind.Faults => "faults",
        ComparedKind.Pages => "pages",
        ComparedKind.Exec => "exec",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace MemDsl.Exams.Release;

/// <summary>Hashes of answers beside a student's exam.</summary>
public static class InstantFile
{
    public const string Name = "instant.json";

    private const string Format = "mem-exam-instant";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    public static string Write(IEnumerable<InstantAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", 1);
            json.WriteString("hash", "PBKDF2-HMAC-SHA256");
            json.WriteNumber("iterations", InstantAnswer.Iterations);
            json.WriteStartArray("answers");
            foreach (var answer in answers)
            {
                json.WriteStartObject();
                json.WriteString("question", answer.Question);
                json.WriteBoolean("set", answer.IsSet);
                json.WriteString("salt", Convert.ToHexStringLower(answer.Salt));
                json.WriteString("hash", Convert.ToHexStringLower(answer.Hash));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    /// <summary>The answers of a file; null when it is none of ours.</summary>
    public static ImmutableArray<InstantAnswer>? Read(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var top = json.RootElement;
            if (top.GetProperty("format").GetString() != Format || top.GetProperty("version").GetInt32() != 1 || top.GetProperty("iterations").GetInt32() != InstantAnswer.Iterations) return null;
            return
            [
                .. top.GetProperty("answers").EnumerateArray().Select(answer => new InstantAnswer(
                    answer.GetProperty("question").GetString()!,
                    answer.GetProperty("set").GetBoolean(),
                    Convert.FromHexString(answer.GetProperty("salt").GetString()!),
                    Convert.FromHexString(answer.GetProperty("hash").GetString()!))),
            ];
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

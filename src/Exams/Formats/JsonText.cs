using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MemDsl.Exams.Formats;

/// <summary>JSON for other systems: indented, ended by a newline.</summary>
internal static class JsonText
{
    public static string Of(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }
}

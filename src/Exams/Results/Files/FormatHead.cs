using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MemDsl.Exams.Results.Files;

/// <summary>What every file of ours begins with, and how it is laid out.</summary>
/// <param name="Name">The value of <c>format</c>.</param>
/// <param name="Version">Grows when a reader of the last one would misunderstand; new members do not count.</param>
internal sealed record FormatHead(string Name, int Version)
{
    /// <summary>One indented object, ended by a newline.</summary>
    public byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("format", Name);
            json.WriteNumber("version", Version);
            members(json);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>Reads the members behind the head; <paramref name="path"/> is for messages.</summary>
    public FileContent<T> Read<T>(ReadOnlySpan<byte> bytes, string path, Func<JsonPlace, T> members)
    {
        try
        {
            if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.Read()) throw new JsonPlaceException("", "something stands behind the object");
            var top = new JsonPlace(document.RootElement, "");
            if (!top.Has("format") || top.Member("format").Text() is var format && format != Name)
                return Refused("", $"its \"format\" is not \"{Name}\"");
            var version = top.Member("version").WholeNumber();
            return version == Version ? new FileContent<T>.Read(members(top)) : Refused("", $"its version is {version}, and this mem reads version {Version}");
        }
        catch (JsonException broken)
        {
            return Refused($"line {(broken.LineNumber ?? 0) + 1}", "it is no JSON: it was cut or edited");
        }
        catch (JsonPlaceException wrong)
        {
            return Refused(wrong.Place, wrong.Message);
        }

        FileContent<T> Refused(string place, string why) => new FileContent<T>.Refused(FileProblem.NotAResult(path, place, why));
    }
}

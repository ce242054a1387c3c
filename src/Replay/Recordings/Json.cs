using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MemDsl.Replay.Recordings;

/// <summary>Short words for reading a recording's JSON: numbers stand there as strings of hexadecimal digits, as numbers, or as decimal strings.</summary>
internal static class Json
{
    /// <summary>Moves to the next token, which must be of that kind.</summary>
    public static void Expect(ref Utf8JsonReader reader, JsonTokenType kind)
    {
        if (!reader.Read() || reader.TokenType != kind) throw Unexpected(reader, kind.ToString());
    }

    /// <summary>The number of the next token.</summary>
    public static ulong Number(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return CurrentNumber(ref reader);
    }

    public static ulong CurrentNumber(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number) return unchecked((ulong)reader.GetInt64());
        if (reader.TokenType != JsonTokenType.String) throw Unexpected(reader, "a number");
        return TryParse(reader.ValueSpan, out ulong value) ? value : throw Unexpected(reader, "a number");
    }

    /// <summary>0x and hexadecimal digits, or decimal ones with or without a minus.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        if (text.StartsWith("0x"u8)) return ulong.TryParse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out value);
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)) return true;
        bool isNegative = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long signed);
        value = unchecked((ulong)signed);
        return isNegative;
    }

    /// <summary>The string of the next token.</summary>
    public static string Text(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    /// <summary>A value of any simple kind as text.</summary>
    public static string AnyText(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
    }

    /// <summary>Reads an object of numbers.</summary>
    public static void Numbers(ref Utf8JsonReader reader, Dictionary<string, ulong> target)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextProperty(ref reader))
        {
            string name = reader.GetString()!;
            target[name] = Number(ref reader);
        }
    }

    /// <summary>Whether a property follows; false at the end of the object.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader)
    {
        if (!reader.Read()) throw Unexpected(reader, "a property");
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Whether an element follows, which is then the current token; false at the end of the array.</summary>
    public static bool NextElement(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    public static RecordingProblemException Unexpected(Utf8JsonReader reader, string wanted) =>
        new($"the recording has {reader.TokenType} at byte {reader.TokenStartIndex} of a line, where {wanted} should stand");
}

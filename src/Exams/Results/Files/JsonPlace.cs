using System.Globalization;
using System.Text.Json;

namespace MemDsl.Exams.Results.Files;

/// <summary>A value in a JSON file and the way to it, so that what is wrong can be told with its place.</summary>
internal readonly record struct JsonPlace(JsonElement Element, string Path)
{
    public bool Has(string name) => Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out _);

    public JsonPlace Member(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return Element.TryGetProperty(name, out var member)
            ? new JsonPlace(member, Path.Length == 0 ? name : $"{Path}.{name}")
            : throw Wrong($"\"{name}\" is missing");
    }

    public IEnumerable<JsonPlace> Elements()
    {
        Expect(JsonValueKind.Array, "a list");
        var path = Path;
        return Element.EnumerateArray().Select((element, index) => new JsonPlace(element, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))).ToList();
    }

    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("the text is half a character");
        }
    }

    public string? TextOrNull() => Element.ValueKind == JsonValueKind.Null ? null : Text();

    public bool Truth() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"expected true or false, found {Found}"),
    };

    public decimal Number()
    {
        Expect(JsonValueKind.Number, "a number");
        return Element.TryGetDecimal(out var number) ? number : throw Wrong("the number has too many digits");
    }

    /// <summary>Points of a check: so few that sums and squares of a class are exact.</summary>
    public decimal Points() => Number() is var points and >= 0 and <= 1_000_000 ? points : throw Wrong($"expected points from 0 to 1000000, found {Found}");

    public int WholeNumber()
    {
        Expect(JsonValueKind.Number, "a number");
        return Element.TryGetInt32(out var number) ? number : throw Wrong($"expected a whole number, found {Found}");
    }

    /// <summary>An address: a text in hexadecimal, for JSON's numbers are not exact everywhere.</summary>
    public ulong Address()
    {
        var text = Text();
        return text.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"expected an address as \"0x1000\", found {Found}");
    }

    public T Word<T>(WordTable<T> words)
        where T : struct, Enum => words[Text()] ?? throw Wrong($"expected one of {string.Join(", ", words.Words)}, found {Found}");

    public JsonPlaceException Wrong(string why) => new(Path, why);

    private string Found
    {
        get
        {
            var text = Element.GetRawText();
            return text.Length <= 40 ? text : text[..40] + "…";
        }
    }

    private void Expect(JsonValueKind kind, string words)
    {
        if (Element.ValueKind != kind) throw Wrong($"expected {words}, found {Found}");
    }
}

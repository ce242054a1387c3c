using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MemDsl.Exams.Results.Pictures;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Exams.Results.Files;

/// <summary>The pictures of an item or check; the member is left out where there are none.</summary>
internal static class PictureJson
{
    public static void Write(Utf8JsonWriter json, ImmutableArray<StatePicture> pictures)
    {
        if (pictures.IsEmpty) return;
        json.WriteStartArray("pictures");
        foreach (var picture in pictures)
        {
            json.WriteStartObject();
            json.WriteString("label", picture.Label);
            switch (picture)
            {
                case AddressSpacePicture space: WriteAreas(json, space); break;
                case PageWalkPicture walk: WriteWalk(json, walk); break;
                default: throw new InvalidOperationException($"there is no writing a {picture.GetType().Name}");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static ImmutableArray<StatePicture> Read(JsonPlace owner) => owner.Has("pictures") ? [.. owner.Member("pictures").Elements().Select(ReadPicture)] : [];

    private static void WriteAreas(Utf8JsonWriter json, AddressSpacePicture space)
    {
        json.WriteStartArray("areas");
        foreach (var area in space.Areas)
        {
            json.WriteStartObject();
            json.WriteString("start", Hex(area.Range.Start.Value));
            json.WriteString("length", Hex(area.Range.Length));
            json.WriteString("permissions", area.Permissions);
            json.WriteString("name", area.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWalk(Utf8JsonWriter json, PageWalkPicture walk)
    {
        json.WriteString("address", Hex(walk.Address.Value));
        json.WriteNumber("offsetBits", walk.OffsetBits);
        json.WriteString("target", walk.Target is { } target ? Hex(target.Value) : null);
        json.WriteStartArray("steps");
        foreach (var step in walk.Steps)
        {
            json.WriteStartObject();
            json.WriteString("level", step.Level);
            json.WriteNumber("index", step.Index);
            json.WriteNumber("indexBits", step.IndexBits);
            json.WriteString("table", Hex(step.Table.Value));
            json.WriteString("entry", step.Entry);
            json.WriteBoolean("present", step.IsPresent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static StatePicture ReadPicture(JsonPlace place)
    {
        var label = place.Member("label").Text();
        if (place.Has("areas")) return new AddressSpacePicture { Label = label, Areas = [.. place.Member("areas").Elements().Select(ReadArea)] };
        var target = place.Member("target");
        return new PageWalkPicture
        {
            Label = label,
            Address = new VirtualAddress(place.Member("address").Address()),
            OffsetBits = place.Member("offsetBits").WholeNumber(),
            Target = target.TextOrNull() is null ? null : new PhysicalAddress(target.Address()),
            Steps = [.. place.Member("steps").Elements().Select(ReadStep)],
        };
    }

    private static PicturedArea ReadArea(JsonPlace place) => new(
        new VirtualRange(new VirtualAddress(place.Member("start").Address()), place.Member("length").Address()),
        place.Member("permissions").Text(),
        place.Member("name").Text());

    private static PicturedStep ReadStep(JsonPlace place) => new(
        place.Member("level").Text(),
        place.Member("index").WholeNumber(),
        place.Member("indexBits").WholeNumber(),
        new PhysicalAddress(place.Member("table").Address()),
        place.Member("entry").Text(),
        place.Member("present").Truth());

    private static string Hex(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");
}

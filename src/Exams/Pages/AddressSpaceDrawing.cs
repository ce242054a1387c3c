using System.Globalization;
using System.Numerics;
using MemDsl.Exams.Results.Pictures;

namespace MemDsl.Exams.Pages;

/// <summary>
/// An address space as a column, the highest addresses on top: a box an area, as high as the logarithm of its size, with its permissions, size and name inside and
/// its bounds beside it; a dashed line and its size for what lies free between two areas.
/// </summary>
public static class AddressSpaceDrawing
{
    /// <summary>Areas that are drawn; of more, the lowest and the highest.</summary>
    private const int MaxAreas = 48;

    private const int Left = 122;
    private const int Right = Svg.Width - 2;
    private const int LongestName = 16;

    public static Svg Draw(AddressSpacePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Areas.IsEmpty) return new Svg(30, picture.Label, Html.Of($"""<text x="4" y="20" font-size="12" style="font-family:{Ink.Sans};fill:{Ink.Soft}">no areas</text>"""));
        var shapes = new List<Html>();
        var y = 8;
        PicturedArea? above = null;
        foreach (var area in Drawn([.. picture.Areas.Reverse()]))
        {
            if (area is null)
            {
                y = Omitted(shapes, picture.Areas.Length - MaxAreas, y);
                above = null;
                continue;
            }

            if (above is not null && area.Range.End < above.Range.Start) y = Gap(shapes, above.Range.Start - area.Range.End, y);
            y = Area(shapes, area, y, above is null || area.Range.End != above.Range.Start);
            above = area;
        }

        return new Svg(y + 10, $"{picture.Label}: an address space of {picture.Areas.Length} areas", Html.Join(shapes));
    }

    /// <summary>From the top; null where some are left out.</summary>
    private static IEnumerable<PicturedArea?> Drawn(List<PicturedArea> areas)
    {
        if (areas.Count <= MaxAreas) return areas;
        return areas.Take(MaxAreas / 2).Append(null).Concat(areas.TakeLast(MaxAreas / 2));
    }

    private static int Area(List<Html> shapes, PicturedArea area, int y, bool showsEnd)
    {
        var height = 24 + 4 * Math.Min(12, BitOperations.Log2(Math.Max(1, area.Range.PageCount)));
        var middle = y + height / 2 + 4;
        if (showsEnd) shapes.Add(Address(area.Range.End.Value, y + 4));
        shapes.Add(Address(area.Range.Start.Value, y + height + 4));
        shapes.Add(Html.Of($"""
            <rect x="{Left}" y="{y}" width="{Right - Left}" height="{height}" style="fill:{Ink.Area(area.Permissions)};stroke:{Ink.Line}"/>
            <text x="{Left + 8}" y="{middle}" font-size="12" style="font-family:{Ink.Mono};fill:{Ink.Line}">{SafeText.Line(area.Permissions)}</text>
            <text x="{Left + 46}" y="{middle}" font-size="12" style="font-family:{Ink.Sans};fill:{Ink.Line}">{SizeText.Of(area.Range.Length)}</text>
            <text x="{Right - 8}" y="{middle}" font-size="12" text-anchor="end" style="font-family:{Ink.Sans};fill:{Ink.Line}">{Name(area.Name)}</text>
            """));
        return y + height;
    }

    private static int Gap(List<Html> shapes, ulong size, int y)
    {
        var height = 26 + 2 * Math.Min(12, BitOperations.Log2(Math.Max(1, size >> 12)) / 3);
        shapes.Add(Html.Of($"""
            <line x1="{Left}" y1="{y}" x2="{Left}" y2="{y + height}" stroke-dasharray="2 3" style="stroke:{Ink.Soft}"/>
            <line x1="{Right}" y1="{y}" x2="{Right}" y2="{y + height}" stroke-dasharray="2 3" style="stroke:{Ink.Soft}"/>
            <text x="{(Left + Right) / 2}" y="{y + height / 2 + 4}" font-size="11" text-anchor="middle" style="font-family:{Ink.Sans};fill:{Ink.Soft}">{SizeText.Of(size)} free</text>
            """));
        return y + height;
    }

    private static int Omitted(List<Html> shapes, int count, int y)
    {
        shapes.Add(Html.Of($"""<text x="{(Left + Right) / 2}" y="{y + 24}" font-size="11" text-anchor="middle" style="font-family:{Ink.Sans};fill:{Ink.Soft}">… {count} more areas, not drawn …</text>"""));
        return y + 40;
    }

    private static Html Address(ulong address, int baseline) =>
        Html.Of($"""<text x="{Left - 6}" y="{baseline}" font-size="11" text-anchor="end" style="font-family:{Ink.Mono};fill:{Ink.Soft}">{string.Create(CultureInfo.InvariantCulture, $"0x{address:x}")}</text>""");

    /// <summary>Of a long path the file's name, and of that the beginning.</summary>
    private static string Name(string name)
    {
        var line = SafeText.Line(name);
        if (line.Length <= LongestName) return line;
        var file = line[(line.LastIndexOf('/') + 1)..];
        return file.Length < LongestName - 1 && file.Length < line.Length ? "…/" + file : SafeText.Cut(file, LongestName);
    }
}

using System.Globalization;
using System.Text;
using MemDsl.Exams.Results.Pictures;

namespace MemDsl.Exams.Pages;

/// <summary>Pictures where only text can stand.</summary>
public static class PictureText
{
    /// <summary>As maps lists it, with what lies free in between.</summary>
    public static string Of(AddressSpacePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var text = new StringBuilder();
        PicturedArea? below = null;
        foreach (var area in picture.Areas)
        {
            if (below is not null && area.Range.Start > below.Range.End) text.Append(CultureInfo.InvariantCulture, $"  ({SizeText.Of(area.Range.Start - below.Range.End)} free)\n");
            text.Append($"{area.Range} {SafeText.Line(area.Permissions)} {SizeText.Of(area.Range.Length),9} {SafeText.Line(area.Name)}".TrimEnd()).Append('\n');
            below = area;
        }

        return text.ToString();
    }

    /// <summary>A line a step.</summary>
    public static string Of(PageWalkPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"virtual {picture.Address}\n");
        foreach (var step in picture.Steps) text.Append(CultureInfo.InvariantCulture, $"{SafeText.Line(step.Level)} 0x{step.Table.Value:x}[{step.Index}] = {SafeText.Line(step.Entry)}\n");
        return text.Append(picture.Target is { } target ? string.Create(CultureInfo.InvariantCulture, $"physical 0x{target.Value:x}") : "page fault").Append('\n').ToString();
    }
}

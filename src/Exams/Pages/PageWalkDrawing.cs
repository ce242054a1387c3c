using System.Globalization;
using MemDsl.Exams.Results.Pictures;

namespace MemDsl.Exams.Pages;

/// <summary>A page walk from the address down: a box a table, with the bits of the address that choose the entry, and where the way ends.</summary>
public static class PageWalkDrawing
{
    private const int StepHeight = 68;
    private const int Gap = 20;
    private const int Middle = 34;
    private const int LongestLine = 50;

    public static Svg Draw(PageWalkPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var shapes = new List<Html> { Box(4, 34, Ink.Panel, Ink.Line), Text(14, 26, Hex(picture.Address.Value), 13, Ink.Mono, Ink.Line), Side(26, "virtual address") };
        var y = 38;
        foreach (var step in picture.Steps)
        {
            shapes.Add(Arrow(y));
            y += Gap;
            shapes.AddRange(Step(step, y));
            y += StepHeight;
        }

        shapes.Add(Arrow(y));
        y += Gap;
        shapes.AddRange(End(picture, y));
        return new Svg(y + 40, $"{picture.Label}: the page walk of {Hex(picture.Address.Value)}", Html.Join(shapes));
    }

    private static IEnumerable<Html> Step(PicturedStep step, int y)
    {
        var bits = Convert.ToString(step.Index, 2).PadLeft(Math.Clamp(step.IndexBits, 1, 32), '0');
        yield return Box(y, StepHeight, step.IsPresent ? Ink.Panel : Html.Trusted("var(--bad-panel,#ffebe9)"), step.IsPresent ? Ink.Line : Ink.Bad);
        yield return Html.Of($"""<text x="14" y="{y + 20}" font-size="13" font-weight="700" style="font-family:{Ink.Sans};fill:{Ink.Line}">{SafeText.Line(step.Level)}</text>""");
        yield return Text(58, y + 20, string.Create(CultureInfo.InvariantCulture, $"{Hex(step.Table.Value)}[{step.Index}]"), 12, Ink.Mono, Ink.Line);
        yield return Html.Of($"""<text x="{Svg.Width - 14}" y="{y + 20}" font-size="11" text-anchor="end" style="font-family:{Ink.Mono};fill:{Ink.Soft}">{bits}</text>""");
        var (first, second) = Lines(SafeText.Line(step.Entry));
        yield return Text(14, y + 40, first, 11, Ink.Mono, step.IsPresent ? Ink.Soft : Ink.Bad);
        yield return Text(14, y + 56, second, 11, Ink.Mono, step.IsPresent ? Ink.Soft : Ink.Bad);
    }

    private static IEnumerable<Html> End(PageWalkPicture picture, int y)
    {
        var fits = picture.Target is not null;
        yield return Box(y, 34, Html.Trusted(fits ? "var(--good-panel,#dafbe1)" : "var(--bad-panel,#ffebe9)"), fits ? Ink.Good : Ink.Bad);
        if (picture.Target is { } target)
        {
            var offset = picture.Address.Value & ((1UL << Math.Clamp(picture.OffsetBits, 0, 63)) - 1);
            yield return Text(14, y + 22, Hex(target.Value), 13, Ink.Mono, Ink.Line);
            yield return Side(y + 22, $"physical, offset {Hex(offset)}");
        }
        else
        {
            yield return Text(14, y + 22, "page fault", 13, Ink.Sans, Ink.Bad);
            yield return Side(y + 22, "the entry is not present");
        }
    }

    private static Html Box(int y, int height, Html fill, Html stroke) =>
        Html.Of($"""<rect x="2" y="{y}" width="{Svg.Width - 4}" height="{height}" rx="4" style="fill:{fill};stroke:{stroke}"/>""");

    private static Html Arrow(int y) =>
        Html.Of($"""<path d="M{Middle} {y}V{y + Gap - 2}m-4 -6l4 6l4 -6" fill="none" style="stroke:{Ink.Soft}"/>""");

    private static Html Text(int x, int y, string text, int size, Html family, Html colour) =>
        Html.Of($"""<text x="{x}" y="{y}" font-size="{size}" style="font-family:{family};fill:{colour}">{SafeText.Line(text)}</text>""");

    private static Html Side(int y, string text) =>
        Html.Of($"""<text x="{Svg.Width - 14}" y="{y}" font-size="11" text-anchor="end" style="font-family:{Ink.Sans};fill:{Ink.Soft}">{text}</text>""");

    /// <summary>Two lines of an entry: the number, then its bits in words.</summary>
    private static (string First, string Second) Lines(string entry)
    {
        var words = entry.IndexOf(" present", StringComparison.Ordinal);
        if (words < 0) words = Math.Min(entry.Length, LongestLine);
        return (SafeText.Cut(entry[..words], LongestLine), SafeText.Cut(entry[words..].Trim(), LongestLine));
    }

    private static string Hex(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");
}

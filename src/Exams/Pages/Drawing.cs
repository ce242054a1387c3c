using MemDsl.Exams.Results.Pictures;

namespace MemDsl.Exams.Pages;

/// <summary>The drawing of any picture.</summary>
public static class Drawing
{
    public static Svg Of(StatePicture picture) => picture switch
    {
        AddressSpacePicture space => AddressSpaceDrawing.Draw(space),
        PageWalkPicture walk => PageWalkDrawing.Draw(walk),
        _ => throw new ArgumentOutOfRangeException(nameof(picture)),
    };

    /// <summary>The drawing in a page, under its label.</summary>
    public static Html Figure(StatePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Html.Of($"<figure><figcaption>{SafeText.Line(picture.Label)}</figcaption>{Of(picture).Inline}</figure>\n");
    }
}

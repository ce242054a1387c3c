using System.Text;

namespace MemDsl.Exams.Pages;

/// <summary>A drawing of <see cref="Width"/> units; a unit is a pixel where there is room.</summary>
/// <param name="Height">Units.</param>
/// <param name="Label">What is drawn, for who cannot see it.</param>
/// <param name="Shapes">The inside of the <c>svg</c> element.</param>
public sealed record Svg(int Height, string Label, Html Shapes)
{
    public const int Width = 360;

    /// <summary>For the inside of a page, whose colours it takes over.</summary>
    public Html Inline => Html.Of($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{SafeText.Line(Label)}">{Shapes}</svg>""");

    /// <summary>For where an image stands alone: its own size, on white.</summary>
    public string Standalone => Html.Of($"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}" role="img" aria-label="{SafeText.Line(Label)}"><rect width="{Width}" height="{Height}" fill="#ffffff"/>{Shapes}</svg>
        """).ToString();

    /// <summary>The drawing as the address of an image.</summary>
    public string DataUrl => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Standalone));
}

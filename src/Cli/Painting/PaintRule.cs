using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MemDsl.Cli.Painting;

/// <summary>A kind of line and the styles of its parts.</summary>
/// <param name="Pattern">Matches the line from its beginning.</param>
/// <param name="Styles">The style of each of the pattern's named groups.</param>
/// <param name="IsOfDiagnostics">Whether there are such lines only below the head line of a diagnostic or failure.</param>
internal sealed record PaintRule(Regex Pattern, ImmutableArray<(string Group, Style Style)> Styles, bool IsOfDiagnostics)
{
    /// <summary>A rule whose groups are named after the styles they get.</summary>
    public static PaintRule Of(Regex pattern, params ReadOnlySpan<Style> styles)
    {
        var groups = ImmutableArray.CreateBuilder<(string, Style)>(styles.Length);
        foreach (var style in styles)
            groups.Add((style.ToString(), style));
        return new PaintRule(pattern, groups.MoveToImmutable(), false);
    }

    public PaintRule BelowDiagnostics() => this with { IsOfDiagnostics = true };
}

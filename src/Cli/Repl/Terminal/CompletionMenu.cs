using System.Collections.Immutable;
using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>The choices below the input and the one that is taken for the moment. A value.</summary>
/// <param name="Origin">The text without any choice; it comes back when the menu is given up.</param>
/// <param name="Offer">What there is to choose from.</param>
/// <param name="Selected">Index of the choice that stands in the text; -1 while none does.</param>
internal sealed record CompletionMenu(EditBuffer Origin, CompletionChoices Offer, int Selected)
{
    /// <summary>The most choices that are seen at once.</summary>
    public const int Height = 6;

    public CompletionMenu Next() => this with { Selected = (Selected + 1) % Offer.Choices.Length };

    public CompletionMenu Previous() => this with { Selected = Selected <= 0 ? Offer.Choices.Length - 1 : Selected - 1 };

    /// <summary>The text with the choice in it.</summary>
    public EditBuffer Shown => Selected < 0 ? Origin : Origin.Replace(Offer.Start, Offer.End, Offer.Choices[Selected].Insert);

    /// <summary>The choices in view, one a line with its signature, then how many there are and what the chosen one is about.</summary>
    public ImmutableArray<StyledLine> Lines()
    {
        var first = Math.Clamp(Selected - Height / 2, 0, Math.Max(0, Offer.Choices.Length - Height));
        var seen = Offer.Choices.AsSpan().Slice(first, Math.Min(Height, Offer.Choices.Length - first));
        var width = 0;
        foreach (var choice in seen)
            width = Math.Max(width, DisplayWidth.Of(choice.Label));

        var lines = ImmutableArray.CreateBuilder<StyledLine>();
        for (var i = 0; i < seen.Length; i++)
        {
            var label = seen[i].Label + new string(' ', width - DisplayWidth.Of(seen[i].Label));
            var style = first + i == Selected ? Style.Selected : Style.Plain;
            lines.Add(new StyledLine([new StyledText($" {label} ", style), new StyledText(seen[i].Signature is { } signature ? $" {OneLine(signature)}" : "", Style.Dim)]));
        }

        var about = Selected >= 0 ? Offer.Choices[Selected].Documentation : null;
        var count = Offer.Choices.Length > Height ? $"{(Selected < 0 ? "" : $"{Selected + 1} of ")}{Offer.Choices.Length}" : null;
        if (about is not null || count is not null)
            lines.Add(new StyledLine([new StyledText(" " + string.Join("  ", ((string?[])[count, about is null ? null : OneLine(about)]).OfType<string>()), Style.Dim)]));
        return lines.ToImmutable();
    }

    private static string OneLine(string text) => text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? text[..end] : text;
}

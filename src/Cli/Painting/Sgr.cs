namespace MemDsl.Cli.Painting;

/// <summary>
/// Select Graphic Rendition, the colours of terminals (ECMA-48 8.3.117). Only the sixteen that a user's theme decides about, so that they can be read on any ground.
/// </summary>
internal static class Sgr
{
    public const string Reset = "\u001b[0m";

    /// <summary>What switches a style on; empty for <see cref="Style.Plain"/>.</summary>
    public static string On(Style style) => style switch
    {
        Style.Plain => "",
        Style.Dim => "\u001b[2m",
        Style.Prompt => "\u001b[1;32m",
        Style.Selected => "\u001b[7m",
        Style.Error => "\u001b[1;31m",
        Style.Warning => "\u001b[1;33m",
        Style.Help => "\u001b[36m",
        Style.Passed => "\u001b[32m",
        Style.Skipped => "\u001b[33m",
        Style.Address => "\u001b[36m",
        Style.Permission => "\u001b[33m",
        Style.Name => "\u001b[1m",
        Style.Keyword => "\u001b[35m",
        Style.Number => "\u001b[36m",
        Style.Text => "\u001b[32m",
        Style.Comment => "\u001b[2m",
        Style.Function => "\u001b[34m",
        Style.Member => "\u001b[34m",
        Style.Type => "\u001b[33m",
        Style.Constant => "\u001b[36m",
        Style.Argument => "\u001b[3m",
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };
}

using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>A range of the input that is drawn in a style.</summary>
internal readonly record struct StyledSpan(int Start, int Length, Style Style)
{
    public int End => Start + Length;
}

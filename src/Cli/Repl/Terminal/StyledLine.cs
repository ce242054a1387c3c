using System.Collections.Immutable;
using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>A line below the input; what is wider than the terminal is cut.</summary>
internal sealed record StyledLine(ImmutableArray<StyledText> Parts);

internal readonly record struct StyledText(string Text, Style Style);

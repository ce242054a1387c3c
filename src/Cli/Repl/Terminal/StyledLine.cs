using System.Collections.Immutable;
using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>A line below the input.</summary>
/// <param name="Parts">Its runs of text.</param>
/// <param name="MaxRows">The most rows that it may take; what does not fit is cut off.</param>
internal sealed record StyledLine(ImmutableArray<StyledText> Parts, int MaxRows = 1);

internal readonly record struct StyledText(string Text, Style Style);

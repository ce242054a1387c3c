using System.Collections.Immutable;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>What the user is to see.</summary>
/// <param name="Buffer">Text and caret.</param>
/// <param name="Spans">The colours of the text.</param>
/// <param name="Below">Lines under the input, which are gone when it is submitted.</param>
internal sealed record EditorView(EditBuffer Buffer, ImmutableArray<StyledSpan> Spans, ImmutableArray<StyledLine> Below)
{
    public const string Prompt = "mem> ";

    public const string Continuation = "...> ";
}

using System.Collections.Immutable;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>What the editor has to know of the language that is typed. Positions are indices into the text of all lines.</summary>
internal interface IEditorLanguage
{
    /// <summary>Whether Enter submits the text.</summary>
    bool IsWhole(string text);

    /// <summary>The spans that are drawn in a style of their own, in order, without overlap.</summary>
    ImmutableArray<StyledSpan> Classify(string text);

    /// <summary>What could stand at the caret, the likeliest first.</summary>
    CompletionChoices Complete(string text, int caret);

    /// <summary>The signature of the call that the caret stands in; null outside of calls.</summary>
    StyledLine? Signature(string text, int caret);
}

using System.Collections.Immutable;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>What could stand in the place of a range of the text.</summary>
/// <param name="Start">Where the range starts.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Choices">In the order in which they are shown.</param>
internal sealed record CompletionChoices(int Start, int End, ImmutableArray<CompletionChoice> Choices)
{
    public static CompletionChoices None(int caret) => new(caret, caret, []);

    /// <summary>How all that would be inserted begins.</summary>
    public string CommonPrefix
    {
        get
        {
            if (Choices.IsEmpty)
                return "";
            var prefix = Choices[0].Insert.AsSpan();
            foreach (var choice in Choices.AsSpan()[1..])
                prefix = prefix[..prefix.CommonPrefixLength(choice.Insert)];
            return prefix.ToString();
        }
    }
}

/// <param name="Label">What the menu calls it.</param>
/// <param name="Insert">What is put into the text.</param>
/// <param name="Signature">How it is called, or of which type it is; null for what has none.</param>
/// <param name="Documentation">One line; null when there is nothing to say.</param>
internal sealed record CompletionChoice(string Label, string Insert, string? Signature, string? Documentation);

using System.Collections.Immutable;
using MemDsl.Cli.Painting;
using MemDsl.Scripting.Reference;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>The lines that are not the language's but the loop's: <c>?NAME</c> and <c>:command</c>.</summary>
internal static class CommandLanguage
{
    public static ImmutableArray<StyledSpan> Classify(string text)
    {
        var end = text[0] == '?' ? 1 : text.IndexOfAny([' ', '\n']);
        return [new StyledSpan(0, end < 0 ? text.Length : end, Style.Keyword)];
    }

    /// <summary>Names that have an explanation behind <c>?</c>, where a member access may stand too.</summary>
    /// <param name="text">A line that begins with <c>:</c> or <c>?</c>.</param>
    /// <param name="caret">Where in it.</param>
    /// <param name="expression">Completes a text of the language.</param>
    public static CompletionChoices Complete(string text, int caret, Func<string, int, CompletionChoices> expression)
    {
        if (text[0] != '?' || caret < 1)
            return CompletionChoices.None(caret);
        if (text.Contains('.', StringComparison.Ordinal))
        {
            var inner = expression(text[1..], caret - 1);
            return new CompletionChoices(inner.Start + 1, inner.End + 1, [.. inner.Choices.Select(choice => choice with { Insert = choice.Insert.TrimEnd('(') })]);
        }

        return new CompletionChoices(1, caret, [.. Explanations.Names()
            .Where(name => name.StartsWith(text[1..caret], StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionChoice(name, name, null, null))]);
    }
}

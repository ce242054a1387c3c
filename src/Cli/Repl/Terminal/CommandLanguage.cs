using System.Collections.Immutable;
using MemDsl.Cli.Painting;
using MemDsl.Cli.Repl.Commands;
using MemDsl.Scripting.Reference;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>The lines that are not the language's but the loop's: <c>?NAME</c> and <c>:command</c>.</summary>
/// <param name="expression">Completes a text of the language at a position.</param>
internal sealed class CommandLanguage(Func<string, int, CompletionChoices> expression)
{
    public static ImmutableArray<StyledSpan> Classify(string text) => [new StyledSpan(0, text[0] == '?' ? 1 : NameEnd(text), Style.Keyword)];

    /// <param name="text">A line that begins with <c>:</c> or <c>?</c>.</param>
    /// <param name="caret">Where in it.</param>
    public CompletionChoices Complete(string text, int caret)
    {
        if (caret == 0)
            return CompletionChoices.None(caret);
        if (text[0] == '?')
            return text.Contains('.', StringComparison.Ordinal) ? WithoutBrackets(Expression(text, 1, caret)) : From(1, caret, text, Explanations.Names().Select(Plain));
        return caret <= NameEnd(text)
            ? From(0, caret, text, LoopCommands.All.Select(command => new CompletionChoice(command.Name, command.Arguments.Length == 0 ? command.Name : command.Name + " ", command.Form, command.Meaning)))
            : Arguments(text, caret);
    }

    /// <summary>What the table says that a command takes: words as they are written, or the kind of a thing in capitals.</summary>
    private CompletionChoices Arguments(string text, int caret)
    {
        var start = NameEnd(text) + 1;
        var takes = LoopCommands.All.FirstOrDefault(command => command.Name == text[..NameEnd(text)])?.Arguments.Split('|') ?? [];
        var words = From(start, caret, text, takes.Where(word => word.Length > 0 && char.IsAsciiLetterLower(word[0])).Select(Plain));
        if (!words.Choices.IsEmpty)
            return words;
        return takes switch
        {
            [.., "PROCESS" or "STATEMENT"] => Expression(text, start, caret),
            ["FILE", ..] => From(start, caret, text, Files(text[start..caret]).Select(Plain)),
            _ => CompletionChoices.None(caret),
        };
    }

    private CompletionChoices Expression(string text, int start, int caret)
    {
        var inner = expression(text[start..], caret - start);
        return inner with { Start = inner.Start + start, End = inner.End + start };
    }

    private static CompletionChoices WithoutBrackets(CompletionChoices choices) =>
        choices with { Choices = [.. choices.Choices.Select(choice => choice with { Insert = choice.Insert.TrimEnd('(') })] };

    private static CompletionChoices From(int start, int caret, string text, IEnumerable<CompletionChoice> all) =>
        new(start, caret, [.. all.Where(choice => choice.Insert.StartsWith(text[start..caret], StringComparison.OrdinalIgnoreCase))]);

    /// <summary>Scripts and folders beside what was written of a path.</summary>
    private static IEnumerable<string> Files(string begun)
    {
        var folder = begun[..(begun.LastIndexOf('/') + 1)];
        try
        {
            return [.. new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos()
                .Where(entry => !entry.Name.StartsWith('.') && (entry is DirectoryInfo || entry.Extension is ".mem" or ".csx"))
                .Select(entry => folder + entry.Name + (entry is DirectoryInfo ? "/" : ""))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static CompletionChoice Plain(string word) => new(word, word, null, null);

    private static int NameEnd(string text) => text.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length;
}

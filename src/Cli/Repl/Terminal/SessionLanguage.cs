using System.Collections.Immutable;
using MemDsl.Cli.Painting;
using MemDsl.Compiler.Classification;
using MemDsl.Compiler.Completion;
using MemDsl.Scripting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>The language of scripts as a session knows it, and the commands of the loop.</summary>
internal sealed class SessionLanguage(ScriptSession session) : IEditorLanguage
{
    private const int MostSignatureRows = 4;

    public bool IsWhole(string text) => SubmissionText.IsCommand(text) || ScriptSession.IsComplete(text);

    public ImmutableArray<StyledSpan> Classify(string text)
    {
        if (SubmissionText.IsCommand(text))
            return CommandLanguage.Classify(text);
        var spans = ImmutableArray.CreateBuilder<StyledSpan>();
        foreach (var (span, kind) in Classifier.Classify(session.CreateCompilation(text)))
        {
            if (StyleOf(kind) is var style and not Style.Plain)
                spans.Add(new StyledSpan(span.Start, span.Length, style));
        }

        return spans.DrainToImmutable();
    }

    public CompletionChoices Complete(string text, int caret)
    {
        if (SubmissionText.IsCommand(text))
            return new CommandLanguage(Complete).Complete(text, caret);
        var list = CompletionService.GetCompletions(session.CreateCompilation(text), caret);
        return new CompletionChoices(list.Span.Start, list.Span.End, [.. list.Items.Select(item =>
            new CompletionChoice(item.Label, item.InsertText, NullWhenEmpty(item.Signature), NullWhenEmpty(item.Documentation)))]);
    }

    public StyledLine? Signature(string text, int caret)
    {
        if (SubmissionText.IsCommand(text) || SignatureHelpService.GetSignatureHelp(session.CreateCompilation(text), caret) is not { Signatures: [var first, .. var others] } help)
            return null;
        var label = first.Label;
        var active = help.ActiveParameter >= 0 && help.ActiveParameter < first.Parameters.Length ? first.Parameters[help.ActiveParameter].Span : default;
        return new StyledLine([
            new StyledText(label[..active.Start], Style.Dim),
            new StyledText(label.Substring(active.Start, active.Length), Style.Name),
            new StyledText(label[active.End..], Style.Dim),
            new StyledText(others.IsEmpty ? "" : $"  and {others.Length} more", Style.Dim)],
            MostSignatureRows);
    }

    private static string? NullWhenEmpty(string text) => text.Length == 0 ? null : text;

    private static Style StyleOf(ClassificationKind kind) => kind switch
    {
        ClassificationKind.Comment => Style.Comment,
        ClassificationKind.Keyword or ClassificationKind.Interpolation => Style.Keyword,
        ClassificationKind.Method => Style.Function,
        ClassificationKind.Property => Style.Member,
        ClassificationKind.Argument => Style.Argument,
        ClassificationKind.Constant or ClassificationKind.EventKind or ClassificationKind.Escape => Style.Constant,
        ClassificationKind.Type or ClassificationKind.Section => Style.Type,
        ClassificationKind.Number => Style.Number,
        ClassificationKind.String or ClassificationKind.Pattern => Style.Text,
        ClassificationKind.Permissions => Style.Permission,
        ClassificationKind.Error => Style.Error,
        ClassificationKind.Whitespace or ClassificationKind.Identifier or ClassificationKind.Operator or ClassificationKind.Punctuation or ClassificationKind.CSharpCode => Style.Plain,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

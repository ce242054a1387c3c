using System.Collections.Immutable;
using MemDsl.Scripting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>The language of scripts, as a session knows it, and the commands of the loop.</summary>
internal sealed class SessionLanguage : IEditorLanguage
{
    public SessionLanguage(ScriptSession session) => _ = session;

    public bool IsWhole(string text) => SubmissionText.IsCommand(text) || ScriptSession.IsComplete(text);

    public ImmutableArray<StyledSpan> Classify(string text) => [];

    public CompletionChoices Complete(string text, int caret) => CompletionChoices.None(caret);

    public string? Signature(string text, int caret) => null;
}

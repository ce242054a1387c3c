using System.Collections.Immutable;
using MemDsl.Cli.Painting;
using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>A language of brackets and a few words, so that the editor is tested and not the compiler.</summary>
internal sealed class SampleLanguage : IEditorLanguage
{
    private static readonly ImmutableArray<CompletionChoice> Words =
    [
        new("mm", "mm", "mm_struct", "What the kernel knows of the address space."),
        new("mmap", "mmap", "mmap(length: bytes, prot: prot = rw) -> address", "Maps pages."),
        new("mmap_min_addr", "mmap_min_addr", "bytes", null),
        new("print", "print", null, "Writes values."),
    ];

    public bool IsWhole(string text) => text.Count(c => c is '{' or '(') <= text.Count(c => c is '}' or ')');

    public ImmutableArray<StyledSpan> Classify(string text)
    {
        var spans = ImmutableArray.CreateBuilder<StyledSpan>();
        for (var start = text.IndexOf('"', StringComparison.Ordinal); start >= 0; start = text.IndexOf('"', spans[^1].End))
        {
            var end = text.IndexOf('"', start + 1);
            spans.Add(new StyledSpan(start, (end < 0 ? text.Length : end + 1) - start, Style.Text));
            if (end < 0)
                break;
        }

        return spans.ToImmutable();
    }

    public CompletionChoices Complete(string text, int caret)
    {
        var start = TextBoundaries.WordStart(text, caret);
        if (caret > 0 && !char.IsLetter(text[caret - 1]))
            start = caret;
        return new CompletionChoices(start, caret, [.. Words.Where(word => word.Insert.StartsWith(text[start..caret], StringComparison.Ordinal))]);
    }

    public StyledLine? Signature(string text, int caret) => text[..caret].LastIndexOf('(') > text[..caret].LastIndexOf(')') ? new StyledLine([new StyledText("mmap(length: bytes)", Style.Dim)]) : null;
}

using System.Text;
using MemDsl.Compiler.Text;

namespace MemDsl.Scripting.Sessions;

/// <summary>Replacements in a text, which do not overlap.</summary>
internal sealed class TextEdits(SourceText source)
{
    private readonly SortedDictionary<int, (int End, string Text)> _edits = [];

    public void Replace(TextSpan span, string text) => _edits[span.Start] = (span.End, text);

    /// <summary>A part of the text with the replacements that lie in it.</summary>
    public string Apply(TextSpan span)
    {
        var text = new StringBuilder();
        var at = span.Start;
        foreach (var (start, edit) in _edits)
        {
            if (start < span.Start || edit.End > span.End) continue;
            text.Append(source.AsSpan(TextSpan.FromBounds(at, start))).Append(edit.Text);
            at = edit.End;
        }

        return text.Append(source.AsSpan(TextSpan.FromBounds(at, span.End))).ToString();
    }
}

using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;

namespace MemDsl.Scripting.Execution;

/// <summary>An operation of a program, by function and index: cheap to keep, and turned into a place in the script only when shown.</summary>
public readonly record struct OperationPlace(OperationFunction Function, int Index)
{
    public TextSpan Span => Function.Spans[Index];

    /// <summary>The source text of the operation.</summary>
    public string Text => Function.Source.ToString(Span);

    /// <summary>Its first line; an ellipsis stands for the rest.</summary>
    public string FirstLine
    {
        get
        {
            var text = Text;
            var end = text.AsSpan().IndexOfAny('\r', '\n');
            return end < 0 ? text : text[..end].TrimEnd() + " …";
        }
    }

    public ScriptLocation Location => LocationOf(Function.Source, Span);

    public static ScriptLocation LocationOf(SourceText source, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(source);
        var start = source.GetLinePosition(span.Start);
        var line = source.GetLine(start.Line - 1).Span;
        var length = Math.Max(0, Math.Min(span.End, line.End) - span.Start);
        return new ScriptLocation(source.Path, start.Line, start.Column, length, source.ToString(line), source.ToString(span));
    }
}

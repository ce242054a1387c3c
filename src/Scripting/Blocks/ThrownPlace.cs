using System.Diagnostics;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Blocks;

/// <summary>Which line of a script an exception came out of.</summary>
internal static class ThrownPlace
{
    /// <summary>The innermost line of this source; null when none of its code was running.</summary>
    public static ScriptLocation? Of(Exception exception, SourceText source)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileLineNumber() is not (> 0 and var line) || line > source.LineCount) continue;
            if (frame.GetFileName() is not { } file || (file != source.Path && file != Path.GetFullPath(source.Path))) continue;
            var text = source.GetLine(line - 1).Span;
            var indent = 0;
            while (indent < text.Length && char.IsWhiteSpace(source[text.Start + indent])) indent++;
            return OperationPlace.LocationOf(source, TextSpan.FromBounds(text.Start + indent, text.End));
        }

        return null;
    }
}

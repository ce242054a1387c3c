using System.Collections.Immutable;
using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>How far a line is set in: two blanks for each bracket that is open.</summary>
internal static class Indentation
{
    public const string Step = "  ";

    /// <summary>The blanks at the beginning of a line that is begun at a position.</summary>
    public static string At(string text, int position, ImmutableArray<StyledSpan> spans) => Blanks(Depth(text, position, spans));

    /// <summary>The blanks in front of a closing bracket that is the first of its line.</summary>
    public static string BeforeCloser(string text, int position, ImmutableArray<StyledSpan> spans) => Blanks(Depth(text, position, spans) - 1);

    public static bool IsCloser(string text) => text is "}" or ")" or "]";

    private static string Blanks(int depth) => string.Concat(Enumerable.Repeat(Step, Math.Max(0, depth)));

    /// <summary>How many brackets are open at a position; those in strings and comments do not count.</summary>
    private static int Depth(string text, int position, ImmutableArray<StyledSpan> spans)
    {
        var depth = 0;
        for (var i = 0; i < position; i++)
        {
            if (text[i] is '{' or '(' or '[' && IsCode(i, spans))
                depth++;
            else if (text[i] is '}' or ')' or ']' && IsCode(i, spans))
                depth--;
        }

        return depth;
    }

    private static bool IsCode(int position, ImmutableArray<StyledSpan> spans)
    {
        foreach (var span in spans)
        {
            if (position >= span.Start && position < span.End)
                return span.Style is not (Style.Text or Style.Comment);
        }

        return true;
    }
}

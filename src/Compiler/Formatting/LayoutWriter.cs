using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Formatting;

/// <summary>Puts the pieces of a tree into lines.</summary>
internal sealed class LayoutWriter(SyntaxTree tree)
{
    /// <param name="Level">Of the lines inside.</param>
    /// <param name="Outside">Of the line on which it was opened, and of its closing brace when that begins a line.</param>
    /// <param name="IsContainer">Whether lines inside are statements; else they are parts of one.</param>
    private readonly record struct Frame(int Level, int Outside, bool IsContainer);

    private readonly Stack<Frame> _frames = new([new Frame(0, 0, true)]);
    private readonly LineBuffer _lines = new();

    public string Write()
    {
        Piece? before = null;
        foreach (var piece in Pieces.Of(tree))
        {
            var gap = GapTrivia.Between(before, piece);
            var closed = piece.Closes ? _frames.Pop() : default;
            var level = piece.Closes ? closed.Outside : LevelOf(piece);
            WriteComments(before, piece, gap, piece.Closes ? closed.Level : level);
            if (piece.Kind == SyntaxKind.EndOfFileToken) break;
            Place(before, piece, gap, level);
            if (piece.Kind == SyntaxKind.SectionNameToken && piece is { Role: PieceRole.Line, Container.IsBroken: true }) _lines.MarkSection();
            if (piece.Opens) _frames.Push(new Frame(_lines.Level + 1, _lines.Level, piece.Container is not null));
            before = piece;
        }

        return _lines.ToString();
    }

    /// <summary>The level of a line that begins with the piece.</summary>
    private int LevelOf(Piece piece)
    {
        var frame = _frames.Peek();
        var isContinuation = piece.Role == PieceRole.Plain && piece.Kind != SyntaxKind.EndOfFileToken && frame.IsContainer;
        return isContinuation ? frame.Level + 1 : frame.Level;
    }

    private void WriteComments(Piece? before, Piece piece, GapTrivia gap, int level)
    {
        var betweenLines = piece.Role == PieceRole.Line || piece.Kind == SyntaxKind.EndOfFileToken || (piece.Closes && piece.Container is not null);
        for (var i = 0; i < gap.Comments.Count; i++)
        {
            var comment = gap.Comments[i];
            if (comment.LinesBefore == 0 && before is not null)
            {
                _lines.EndWith(comment.Text);
                continue;
            }

            var isFirst = i == 0 && (before is null || before.Opens);
            _lines.Begin(level, comment.LinesBefore > 1 && betweenLines && !isFirst);
            _lines.Add(comment.Text);
        }
    }

    /// <summary>Writes the piece: on a new line, or after a space or semicolon.</summary>
    private void Place(Piece? before, Piece piece, GapTrivia gap, int level)
    {
        if (piece.Kind == SyntaxKind.CSharpCodeToken)
        {
            PlaceCode(piece.Text);
            return;
        }

        var ownLine = piece.Role == PieceRole.Line || (piece.Closes && piece.Container is not null) ? piece.Container!.IsBroken
            : before?.Kind == SyntaxKind.CSharpCodeToken ? HasLines(before.Text)
            : gap.Comments.Count > 0 || (gap.LinesAfter > 0 && piece.Role != PieceRole.Joined);
        if (before is null || ownLine || gap.Comments.Count > 0)
        {
            var isFirst = gap.Comments.Count == 0 && (before is null || before.Opens);
            _lines.Begin(level, gap.LinesAfter > 1 && piece.Role == PieceRole.Line && !isFirst);
        }
        else if (piece.Role == PieceRole.Line && !before.Opens)
        {
            _lines.Add("; ");
        }
        else if (Spacing.Between(before, piece))
        {
            _lines.Add(" ");
        }

        _lines.Add(piece.Text);
    }

    /// <summary>C# has its own ways: its lines stay as they are, but for blanks at the borders.</summary>
    private void PlaceCode(string code)
    {
        if (!HasLines(code))
        {
            if (code.Trim().Length > 0) _lines.Add(" " + code.Trim());
            return;
        }

        var start = code.TrimStart(' ', '\t');
        _lines.Add((start[0] is '\r' or '\n' ? start : " " + start).TrimEnd());
    }

    private static bool HasLines(string text) => text.AsSpan().IndexOfAny('\r', '\n') >= 0;
}

using System.Collections.Immutable;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Formatting;

/// <summary>A comment between two pieces.</summary>
/// <param name="Text">Without the blanks at its end.</param>
/// <param name="LinesBefore">Ends of lines between it and what stands before.</param>
internal readonly record struct GapComment(string Text, int LinesBefore);

/// <summary>What stands between two pieces.</summary>
/// <param name="Comments">In order.</param>
/// <param name="LinesAfter">Ends of lines between the last comment, or the piece before, and the next piece.</param>
internal readonly record struct GapTrivia(List<GapComment> Comments, int LinesAfter)
{
    public static GapTrivia Between(Piece? left, Piece right)
    {
        var comments = new List<GapComment>();
        var lines = 0;
        ImmutableArray<SyntaxTrivia> before = left is null ? [] : left.Last.TrailingTrivia;
        foreach (var trivia in before.AddRange(right.First.LeadingTrivia))
        {
            if (trivia.Kind == SyntaxKind.EndOfLineTrivia)
            {
                lines++;
            }
            else if (trivia.Kind == SyntaxKind.CommentTrivia)
            {
                comments.Add(new GapComment(trivia.ToString().TrimEnd(), lines));
                lines = 0;
            }
        }

        return new GapTrivia(comments, lines);
    }
}

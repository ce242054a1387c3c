using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Formatting;

/// <summary>What a piece means for the lines around it.</summary>
internal enum PieceRole
{
    /// <summary>Stands after the one before it, on the same line or on the next, as it was written.</summary>
    Plain,

    /// <summary>Begins a line of a container: a statement, a setting, a section, a line of a pattern.</summary>
    Line,

    /// <summary>Belongs to the line before: <c>else</c>, and the <c>{</c> of a header.</summary>
    Joined,
}

/// <summary>A token, or several that are written as they stand: an interpolated string, a line of a pattern, the code of a C# block.</summary>
/// <param name="Text">As it is to be written.</param>
/// <param name="Kind">Of the first token.</param>
/// <param name="Parent">The node that the token is a part of.</param>
/// <param name="First">Whose leading trivia stand before the piece.</param>
/// <param name="Last">Whose trailing trivia stand after it.</param>
internal sealed record Piece(string Text, SyntaxKind Kind, SyntaxNode Parent, SyntaxToken First, SyntaxToken Last)
{
    public PieceRole Role { get; init; }

    /// <summary>The container that this piece opens, closes or is a line of; null for others.</summary>
    public Container? Container { get; init; }

    private bool IsToken => ReferenceEquals(First, Last);

    public bool Opens => IsToken && Kind is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken;

    public bool Closes => IsToken && Kind is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken;
}

/// <summary>Braces around lines.</summary>
/// <param name="IsBroken">Whether each of them has a line of its own; else they stand between the braces with semicolons.</param>
internal sealed record Container(bool IsBroken);

using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax;

/// <summary>Text between tokens that means nothing to the grammar: white space, ends of lines, comments, skipped text.</summary>
public readonly record struct SyntaxTrivia(SyntaxTree Tree, SyntaxKind Kind, TextSpan Span)
{
    public override string ToString() => Tree.Text.ToString(Span);
}

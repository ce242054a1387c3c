namespace MemDsl.Compiler.Syntax;

/// <summary>A line of an image block.</summary>
public abstract class ImageItemSyntax : SyntaxNode
{
    private protected ImageItemSyntax(SyntaxTree tree)
        : base(tree)
    {
    }
}

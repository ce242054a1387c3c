namespace MemDsl.Compiler.Syntax;

/// <summary>What stands between a check's name and its block.</summary>
public abstract class CheckAttributeSyntax : SyntaxNode
{
    private protected CheckAttributeSyntax(SyntaxTree tree)
        : base(tree)
    {
    }

    public abstract SyntaxToken Keyword { get; }
}

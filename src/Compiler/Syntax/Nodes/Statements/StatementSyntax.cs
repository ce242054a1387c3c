namespace MemDsl.Compiler.Syntax;

/// <summary>A statement.</summary>
public abstract class StatementSyntax : SyntaxNode
{
    private protected StatementSyntax(SyntaxTree tree)
        : base(tree)
    {
    }
}

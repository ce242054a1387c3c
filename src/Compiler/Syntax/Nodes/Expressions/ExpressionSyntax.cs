namespace MemDsl.Compiler.Syntax;

/// <summary>An expression.</summary>
public abstract class ExpressionSyntax : SyntaxNode
{
    private protected ExpressionSyntax(SyntaxTree tree)
        : base(tree)
    {
    }
}

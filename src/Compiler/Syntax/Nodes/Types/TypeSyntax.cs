namespace MemDsl.Compiler.Syntax;

/// <summary>A type as it is written.</summary>
public abstract class TypeSyntax : SyntaxNode
{
    private protected TypeSyntax(SyntaxTree tree)
        : base(tree)
    {
    }
}

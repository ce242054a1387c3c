namespace MemDsl.Compiler.Syntax;

/// <summary>A piece of an interpolated string: text or a hole.</summary>
public abstract class InterpolatedStringContentSyntax : SyntaxNode
{
    private protected InterpolatedStringContentSyntax(SyntaxTree tree)
        : base(tree)
    {
    }
}

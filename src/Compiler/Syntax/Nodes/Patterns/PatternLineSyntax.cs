namespace MemDsl.Compiler.Syntax;

/// <summary>A line of a <c>maps</c> or <c>buddyinfo</c> pattern.</summary>
public abstract class PatternLineSyntax : SyntaxNode
{
    private protected PatternLineSyntax(SyntaxTree tree)
        : base(tree)
    {
    }
}

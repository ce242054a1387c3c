namespace MemDsl.Compiler.Syntax;

/// <summary>A field of a line of a pattern: literal text, <c>*</c>, or a hole.</summary>
public abstract class PatternFieldSyntax : SyntaxNode
{
    private protected PatternFieldSyntax(SyntaxTree tree)
        : base(tree)
    {
    }
}

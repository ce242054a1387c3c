namespace MemDsl.Compiler.Syntax;

/// <summary>A name. Missing (<c>IsMissing</c>) where an expression should stand and nothing usable does; a diagnostic has been given for it.</summary>
public sealed class NameExpressionSyntax : ExpressionSyntax
{
    internal NameExpressionSyntax(SyntaxTree tree, SyntaxToken identifier)
        : base(tree)
    {
        Identifier = identifier;
        Adopt(identifier);
    }

    public override SyntaxKind Kind => SyntaxKind.NameExpression;

    public SyntaxToken Identifier { get; }

    /// <summary>The name as text.</summary>
    public string Name => Identifier.Text;

    public override IEnumerable<SyntaxNode> GetChildren() => [Identifier];
}

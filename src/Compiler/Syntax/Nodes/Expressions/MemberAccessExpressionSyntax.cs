namespace MemDsl.Compiler.Syntax;

/// <summary><c>p.maps</c></summary>
public sealed class MemberAccessExpressionSyntax : ExpressionSyntax
{
    internal MemberAccessExpressionSyntax(SyntaxTree tree, ExpressionSyntax target, SyntaxToken dotToken, SyntaxToken name)
        : base(tree)
    {
        Target = target;
        DotToken = dotToken;
        Name = name;
        Adopt(target);
        Adopt(dotToken);
        Adopt(name);
    }

    public override SyntaxKind Kind => SyntaxKind.MemberAccessExpression;

    public ExpressionSyntax Target { get; }

    public SyntaxToken DotToken { get; }

    public SyntaxToken Name { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Target, DotToken, Name];
}

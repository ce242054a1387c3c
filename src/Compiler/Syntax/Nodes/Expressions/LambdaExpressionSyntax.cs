namespace MemDsl.Compiler.Syntax;

/// <summary><c>x =&gt; e</c></summary>
public sealed class LambdaExpressionSyntax : ExpressionSyntax
{
    internal LambdaExpressionSyntax(SyntaxTree tree, SyntaxToken parameter, SyntaxToken arrowToken, ExpressionSyntax body)
        : base(tree)
    {
        Parameter = parameter;
        ArrowToken = arrowToken;
        Body = body;
        Adopt(parameter);
        Adopt(arrowToken);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.LambdaExpression;

    public SyntaxToken Parameter { get; }

    public SyntaxToken ArrowToken { get; }

    public ExpressionSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Parameter, ArrowToken, Body];
}

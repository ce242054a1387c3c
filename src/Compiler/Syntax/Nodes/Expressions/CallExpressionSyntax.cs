namespace MemDsl.Compiler.Syntax;

/// <summary><c>p.mmap(4K, flags: anon)</c></summary>
public sealed class CallExpressionSyntax : ExpressionSyntax
{
    internal CallExpressionSyntax(
        SyntaxTree tree,
        ExpressionSyntax target,
        SyntaxToken openParenToken,
        SeparatedSyntaxList<ArgumentSyntax> arguments,
        SyntaxToken closeParenToken)
        : base(tree)
    {
        Target = target;
        OpenParenToken = openParenToken;
        Arguments = arguments;
        CloseParenToken = closeParenToken;
        Adopt(target);
        Adopt(openParenToken);
        Adopt(arguments);
        Adopt(closeParenToken);
    }

    public override SyntaxKind Kind => SyntaxKind.CallExpression;

    public ExpressionSyntax Target { get; }

    public SyntaxToken OpenParenToken { get; }

    public SeparatedSyntaxList<ArgumentSyntax> Arguments { get; }

    public SyntaxToken CloseParenToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Target, OpenParenToken, .. Arguments.NodesAndSeparators, CloseParenToken];
}

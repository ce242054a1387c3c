namespace MemDsl.Compiler.Syntax;

/// <summary><c>on cpu(1) { }</c></summary>
public sealed class OnStatementSyntax : StatementSyntax
{
    internal OnStatementSyntax(SyntaxTree tree, SyntaxToken onKeyword, ExpressionSyntax target, BlockSyntax body)
        : base(tree)
    {
        OnKeyword = onKeyword;
        Target = target;
        Body = body;
        Adopt(onKeyword);
        Adopt(target);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.OnStatement;

    public SyntaxToken OnKeyword { get; }

    public ExpressionSyntax Target { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [OnKeyword, Target, Body];
}

namespace MemDsl.Compiler.Syntax;

/// <summary><c>trace { … }</c>: the events that the block caused.</summary>
public sealed class TraceExpressionSyntax : ExpressionSyntax
{
    internal TraceExpressionSyntax(SyntaxTree tree, SyntaxToken traceKeyword, BlockSyntax body)
        : base(tree)
    {
        TraceKeyword = traceKeyword;
        Body = body;
        Adopt(traceKeyword);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.TraceExpression;

    public SyntaxToken TraceKeyword { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [TraceKeyword, Body];
}

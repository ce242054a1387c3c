namespace MemDsl.Compiler.Syntax;

/// <summary><c>{ stack: 8M }</c>, only as an argument or a machine value.</summary>
public sealed class RecordExpressionSyntax : ExpressionSyntax
{
    internal RecordExpressionSyntax(
        SyntaxTree tree,
        SyntaxToken openBraceToken,
        SeparatedSyntaxList<RecordFieldSyntax> fields,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        OpenBraceToken = openBraceToken;
        Fields = fields;
        CloseBraceToken = closeBraceToken;
        Adopt(openBraceToken);
        Adopt(fields);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.RecordExpression;

    public SyntaxToken OpenBraceToken { get; }

    public SeparatedSyntaxList<RecordFieldSyntax> Fields { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [OpenBraceToken, .. Fields.NodesAndSeparators, CloseBraceToken];
}

namespace MemDsl.Compiler.Syntax;

/// <summary><c>show e</c>: the picture or table of a value.</summary>
public sealed class ShowStatementSyntax : StatementSyntax
{
    internal ShowStatementSyntax(SyntaxTree tree, SyntaxToken showKeyword, ExpressionSyntax value)
        : base(tree)
    {
        ShowKeyword = showKeyword;
        Value = value;
        Adopt(showKeyword);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.ShowStatement;

    public SyntaxToken ShowKeyword { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ShowKeyword, Value];
}

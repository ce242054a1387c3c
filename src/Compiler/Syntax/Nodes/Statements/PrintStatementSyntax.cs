namespace MemDsl.Compiler.Syntax;

/// <summary><c>print e, e</c></summary>
public sealed class PrintStatementSyntax : StatementSyntax
{
    internal PrintStatementSyntax(SyntaxTree tree, SyntaxToken printKeyword, SeparatedSyntaxList<ExpressionSyntax> values)
        : base(tree)
    {
        PrintKeyword = printKeyword;
        Values = values;
        Adopt(printKeyword);
        Adopt(values);
    }

    public override SyntaxKind Kind => SyntaxKind.PrintStatement;

    public SyntaxToken PrintKeyword { get; }

    public SeparatedSyntaxList<ExpressionSyntax> Values { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [PrintKeyword, .. Values.NodesAndSeparators];
}

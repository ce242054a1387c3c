namespace MemDsl.Compiler.Syntax;

/// <summary><c>for x in e { }</c></summary>
public sealed class ForStatementSyntax : StatementSyntax
{
    internal ForStatementSyntax(
        SyntaxTree tree,
        SyntaxToken forKeyword,
        SyntaxToken variable,
        SyntaxToken inKeyword,
        ExpressionSyntax collection,
        BlockSyntax body)
        : base(tree)
    {
        ForKeyword = forKeyword;
        Variable = variable;
        InKeyword = inKeyword;
        Collection = collection;
        Body = body;
        Adopt(forKeyword);
        Adopt(variable);
        Adopt(inKeyword);
        Adopt(collection);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.ForStatement;

    public SyntaxToken ForKeyword { get; }

    public SyntaxToken Variable { get; }

    public SyntaxToken InKeyword { get; }

    public ExpressionSyntax Collection { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ForKeyword, Variable, InKeyword, Collection, Body];
}

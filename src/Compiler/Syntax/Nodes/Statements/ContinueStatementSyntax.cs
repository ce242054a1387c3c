namespace MemDsl.Compiler.Syntax;

/// <summary><c>continue</c></summary>
public sealed class ContinueStatementSyntax : StatementSyntax
{
    internal ContinueStatementSyntax(SyntaxTree tree, SyntaxToken continueKeyword)
        : base(tree)
    {
        ContinueKeyword = continueKeyword;
        Adopt(continueKeyword);
    }

    public override SyntaxKind Kind => SyntaxKind.ContinueStatement;

    public SyntaxToken ContinueKeyword { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ContinueKeyword];
}

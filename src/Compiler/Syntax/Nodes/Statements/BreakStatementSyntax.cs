namespace MemDsl.Compiler.Syntax;

/// <summary><c>break</c></summary>
public sealed class BreakStatementSyntax : StatementSyntax
{
    internal BreakStatementSyntax(SyntaxTree tree, SyntaxToken breakKeyword)
        : base(tree)
    {
        BreakKeyword = breakKeyword;
        Adopt(breakKeyword);
    }

    public override SyntaxKind Kind => SyntaxKind.BreakStatement;

    public SyntaxToken BreakKeyword { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [BreakKeyword];
}

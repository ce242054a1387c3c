namespace MemDsl.Compiler.Syntax;

/// <summary><c>tick</c>: lets the kernel's daemons run once.</summary>
public sealed class TickStatementSyntax : StatementSyntax
{
    internal TickStatementSyntax(SyntaxTree tree, SyntaxToken tickKeyword)
        : base(tree)
    {
        TickKeyword = tickKeyword;
        Adopt(tickKeyword);
    }

    public override SyntaxKind Kind => SyntaxKind.TickStatement;

    public SyntaxToken TickKeyword { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [TickKeyword];
}

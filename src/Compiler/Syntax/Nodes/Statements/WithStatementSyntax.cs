namespace MemDsl.Compiler.Syntax;

/// <summary><c>with p { }</c>: inside, <c>mmap(4K)</c> means <c>p.mmap(4K)</c>.</summary>
public sealed class WithStatementSyntax : StatementSyntax
{
    internal WithStatementSyntax(SyntaxTree tree, SyntaxToken withKeyword, ExpressionSyntax target, BlockSyntax body)
        : base(tree)
    {
        WithKeyword = withKeyword;
        Target = target;
        Body = body;
        Adopt(withKeyword);
        Adopt(target);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.WithStatement;

    public SyntaxToken WithKeyword { get; }

    public ExpressionSyntax Target { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [WithKeyword, Target, Body];
}

using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>{ … }</c> with statements.</summary>
public sealed class BlockSyntax : SyntaxNode
{
    internal BlockSyntax(
        SyntaxTree tree,
        SyntaxToken openBraceToken,
        ImmutableArray<StatementSyntax> statements,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        OpenBraceToken = openBraceToken;
        Statements = statements;
        CloseBraceToken = closeBraceToken;
        Adopt(openBraceToken);
        Adopt(statements);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.Block;

    public SyntaxToken OpenBraceToken { get; }

    public ImmutableArray<StatementSyntax> Statements { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [OpenBraceToken, .. Statements, CloseBraceToken];
}

using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary>A whole script, or one submission of the REPL.</summary>
public sealed class CompilationUnitSyntax : SyntaxNode
{
    internal CompilationUnitSyntax(SyntaxTree tree, ImmutableArray<StatementSyntax> statements, SyntaxToken endOfFileToken)
        : base(tree)
    {
        Statements = statements;
        EndOfFileToken = endOfFileToken;
        Adopt(statements);
        Adopt(endOfFileToken);
    }

    public override SyntaxKind Kind => SyntaxKind.CompilationUnit;

    public ImmutableArray<StatementSyntax> Statements { get; }

    public SyntaxToken EndOfFileToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [.. Statements, EndOfFileToken];
}

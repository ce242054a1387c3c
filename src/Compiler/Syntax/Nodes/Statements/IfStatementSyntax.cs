using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>if c { } else if d { } else { }</c>. The <c>else if</c> parts are a list, not a nest, so that a chain of them has no depth.</summary>
public sealed class IfStatementSyntax : StatementSyntax
{
    internal IfStatementSyntax(
        SyntaxTree tree,
        SyntaxToken ifKeyword,
        ExpressionSyntax condition,
        BlockSyntax then,
        ImmutableArray<ElseIfClauseSyntax> elseIfs,
        ElseClauseSyntax? @else)
        : base(tree)
    {
        IfKeyword = ifKeyword;
        Condition = condition;
        Then = then;
        ElseIfs = elseIfs;
        Else = @else;
        Adopt(ifKeyword);
        Adopt(condition);
        Adopt(then);
        Adopt(elseIfs);
        Adopt(@else);
    }

    public override SyntaxKind Kind => SyntaxKind.IfStatement;

    public SyntaxToken IfKeyword { get; }

    public ExpressionSyntax Condition { get; }

    public BlockSyntax Then { get; }

    public ImmutableArray<ElseIfClauseSyntax> ElseIfs { get; }

    public ElseClauseSyntax? Else { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return IfKeyword;
        yield return Condition;
        yield return Then;
        foreach (var part in ElseIfs)
            yield return part;
        if (Else is not null)
            yield return Else;
    }
}

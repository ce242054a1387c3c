namespace MemDsl.Compiler.Syntax;

/// <summary><c>e raises SIGSEGV(SEGV_MAPERR)</c>, the code or the whole signal left out for any.</summary>
public sealed class RaisesExpressionSyntax : ExpressionSyntax
{
    internal RaisesExpressionSyntax(SyntaxTree tree, ExpressionSyntax expression, SyntaxToken raisesKeyword, SignalClauseSyntax? signal)
        : base(tree)
    {
        Expression = expression;
        RaisesKeyword = raisesKeyword;
        Signal = signal;
        Adopt(expression);
        Adopt(raisesKeyword);
        Adopt(signal);
    }

    public override SyntaxKind Kind => SyntaxKind.RaisesExpression;

    public ExpressionSyntax Expression { get; }

    public SyntaxToken RaisesKeyword { get; }

    public SignalClauseSyntax? Signal { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Expression;
        yield return RaisesKeyword;
        if (Signal is not null)
            yield return Signal;
    }
}

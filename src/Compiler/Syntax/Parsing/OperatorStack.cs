using MemDsl.Compiler.Diagnostics;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>
/// Puts a flat list of operands and operators into a tree, by the precedence table of <see cref="SyntaxFacts"/>. A loop with two stacks
/// (Dijkstra's shunting yard), so that a chain of 100,000 operands needs no depth.
/// </summary>
internal sealed class OperatorStack(SyntaxTree tree, DiagnosticBag diagnostics)
{
    private readonly Stack<ExpressionSyntax> _operands = [];
    private readonly Stack<(SyntaxToken Token, int Precedence, bool IsPrefix)> _operators = [];

    public void Operand(ExpressionSyntax operand) => _operands.Push(operand);

    /// <summary><c>not try - ~</c> before an operand.</summary>
    public void Prefix(SyntaxToken token)
    {
        var precedence = token.Kind switch
        {
            SyntaxKind.NotKeyword => SyntaxFacts.NotPrecedence,
            SyntaxKind.TryKeyword => SyntaxFacts.ExpectationPrecedence,
            _ => SyntaxFacts.UnaryPrecedence,
        };
        if (_operators.TryPeek(out var top) && (top.Precedence > precedence || (top.Precedence == precedence && !top.IsPrefix)))
            diagnostics.Report(DiagnosticDescriptors.NeedsParentheses, token.Location, token.Text);
        _operators.Push((token, precedence, true));
    }

    public void Binary(SyntaxToken token)
    {
        var precedence = SyntaxFacts.GetBinaryPrecedence(token.Kind);
        Reduce(precedence + 1);
        if (_operators.TryPeek(out var top) && top.Precedence == precedence && !top.IsPrefix && ChainName(precedence) is { } name)
            diagnostics.Report(DiagnosticDescriptors.DoesNotChain, token.Location, name);
        Reduce(precedence);
        _operators.Push((token, precedence, false));
    }

    public void Fails(SyntaxToken keyword, ExpressionSyntax? errno)
        => _operands.Push(new FailsExpressionSyntax(tree, Expectation(keyword), keyword, errno));

    public void Raises(SyntaxToken keyword, SignalClauseSyntax? signal)
        => _operands.Push(new RaisesExpressionSyntax(tree, Expectation(keyword), keyword, signal));

    public ExpressionSyntax Finish()
    {
        Reduce(0);
        return _operands.Pop();
    }

    /// <summary>What <c>fails</c> or <c>raises</c> speaks of: everything that binds more tightly.</summary>
    private ExpressionSyntax Expectation(SyntaxToken keyword)
    {
        Reduce(SyntaxFacts.ExpectationPrecedence + 1);
        var operand = _operands.Pop();
        if (operand is FailsExpressionSyntax or RaisesExpressionSyntax)
            diagnostics.Report(DiagnosticDescriptors.DoesNotChain, keyword.Location, "'fails' and 'raises'");
        return operand;
    }

    /// <summary>Builds the nodes of all operators on the stack that bind at least as tightly as this.</summary>
    private void Reduce(int precedence)
    {
        while (_operators.TryPeek(out var top) && top.Precedence >= precedence)
        {
            _operators.Pop();
            var right = _operands.Pop();
            _operands.Push(top switch
            {
                { IsPrefix: true, Token.Kind: SyntaxKind.TryKeyword } => new TryExpressionSyntax(tree, top.Token, right),
                { IsPrefix: true } => new UnaryExpressionSyntax(tree, top.Token, right),
                { Precedence: SyntaxFacts.RangePrecedence } => new RangeExpressionSyntax(tree, _operands.Pop(), top.Token, right),
                _ => new BinaryExpressionSyntax(tree, _operands.Pop(), top.Token, right),
            });
        }
    }

    private static string? ChainName(int precedence) => precedence switch
    {
        SyntaxFacts.ComparisonPrecedence => "comparisons",
        SyntaxFacts.RangePrecedence => "ranges",
        _ => null,
    };
}

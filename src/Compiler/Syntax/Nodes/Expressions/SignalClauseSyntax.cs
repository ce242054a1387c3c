namespace MemDsl.Compiler.Syntax;

/// <summary><c>SIGSEGV</c> or <c>SIGSEGV(SEGV_MAPERR)</c></summary>
public sealed class SignalClauseSyntax : SyntaxNode
{
    internal SignalClauseSyntax(
        SyntaxTree tree,
        SyntaxToken signal,
        SyntaxToken? openParenToken,
        SyntaxToken? code,
        SyntaxToken? closeParenToken)
        : base(tree)
    {
        Signal = signal;
        OpenParenToken = openParenToken;
        Code = code;
        CloseParenToken = closeParenToken;
        Adopt(signal);
        Adopt(openParenToken);
        Adopt(code);
        Adopt(closeParenToken);
    }

    public override SyntaxKind Kind => SyntaxKind.SignalClause;

    /// <summary>A word.</summary>
    public SyntaxToken Signal { get; }

    public SyntaxToken? OpenParenToken { get; }

    /// <summary>A word.</summary>
    public SyntaxToken? Code { get; }

    public SyntaxToken? CloseParenToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Signal;
        if (OpenParenToken is not null)
            yield return OpenParenToken;
        if (Code is not null)
            yield return Code;
        if (CloseParenToken is not null)
            yield return CloseParenToken;
    }
}

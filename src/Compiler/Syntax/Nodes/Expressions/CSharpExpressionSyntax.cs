namespace MemDsl.Compiler.Syntax;

/// <summary><c>csharp&lt;int&gt; { … }</c>, a C# value; <c>csharp { … }</c>, as a statement.</summary>
public sealed class CSharpExpressionSyntax : ExpressionSyntax
{
    internal CSharpExpressionSyntax(
        SyntaxTree tree,
        SyntaxToken cSharpKeyword,
        SyntaxToken? lessThanToken,
        TypeSyntax? type,
        SyntaxToken? greaterThanToken,
        SyntaxToken openBraceToken,
        SyntaxToken code,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        CSharpKeyword = cSharpKeyword;
        LessThanToken = lessThanToken;
        Type = type;
        GreaterThanToken = greaterThanToken;
        OpenBraceToken = openBraceToken;
        Code = code;
        CloseBraceToken = closeBraceToken;
        Adopt(cSharpKeyword);
        Adopt(lessThanToken);
        Adopt(type);
        Adopt(greaterThanToken);
        Adopt(openBraceToken);
        Adopt(code);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.CSharpExpression;

    public SyntaxToken CSharpKeyword { get; }

    public SyntaxToken? LessThanToken { get; }

    public TypeSyntax? Type { get; }

    public SyntaxToken? GreaterThanToken { get; }

    public SyntaxToken OpenBraceToken { get; }

    /// <summary>Everything between the braces; missing when that is nothing.</summary>
    public SyntaxToken Code { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return CSharpKeyword;
        if (LessThanToken is not null)
            yield return LessThanToken;
        if (Type is not null)
            yield return Type;
        if (GreaterThanToken is not null)
            yield return GreaterThanToken;
        yield return OpenBraceToken;
        yield return Code;
        yield return CloseBraceToken;
    }
}

namespace MemDsl.Compiler.Syntax;

/// <summary><c>fn(int, address) -&gt; bool</c></summary>
public sealed class FunctionTypeSyntax : TypeSyntax
{
    internal FunctionTypeSyntax(
        SyntaxTree tree,
        SyntaxToken fnKeyword,
        SyntaxToken openParenToken,
        SeparatedSyntaxList<TypeSyntax> parameters,
        SyntaxToken closeParenToken,
        ReturnTypeClauseSyntax? returnType)
        : base(tree)
    {
        FnKeyword = fnKeyword;
        OpenParenToken = openParenToken;
        Parameters = parameters;
        CloseParenToken = closeParenToken;
        ReturnType = returnType;
        Adopt(fnKeyword);
        Adopt(openParenToken);
        Adopt(parameters);
        Adopt(closeParenToken);
        Adopt(returnType);
    }

    public override SyntaxKind Kind => SyntaxKind.FunctionType;

    public SyntaxToken FnKeyword { get; }

    public SyntaxToken OpenParenToken { get; }

    public SeparatedSyntaxList<TypeSyntax> Parameters { get; }

    public SyntaxToken CloseParenToken { get; }

    /// <summary>Null for a function without a result.</summary>
    public ReturnTypeClauseSyntax? ReturnType { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return FnKeyword;
        yield return OpenParenToken;
        foreach (var part in Parameters.NodesAndSeparators)
            yield return part;
        yield return CloseParenToken;
        if (ReturnType is not null)
            yield return ReturnType;
    }
}

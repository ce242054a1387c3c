namespace MemDsl.Compiler.Syntax;

/// <summary><c>fn grow(p: process, pages: int) -&gt; address { … }</c></summary>
public sealed class FunctionDeclarationSyntax : DeclarationSyntax
{
    internal FunctionDeclarationSyntax(
        SyntaxTree tree,
        SyntaxToken fnKeyword,
        SyntaxToken name,
        SyntaxToken openParenToken,
        SeparatedSyntaxList<ParameterSyntax> parameters,
        SyntaxToken closeParenToken,
        ReturnTypeClauseSyntax? returnType,
        BlockSyntax body)
        : base(tree)
    {
        FnKeyword = fnKeyword;
        Name = name;
        OpenParenToken = openParenToken;
        Parameters = parameters;
        CloseParenToken = closeParenToken;
        ReturnType = returnType;
        Body = body;
        Adopt(fnKeyword);
        Adopt(name);
        Adopt(openParenToken);
        Adopt(parameters);
        Adopt(closeParenToken);
        Adopt(returnType);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.FunctionDeclaration;

    public SyntaxToken FnKeyword { get; }

    public SyntaxToken Name { get; }

    public SyntaxToken OpenParenToken { get; }

    public SeparatedSyntaxList<ParameterSyntax> Parameters { get; }

    public SyntaxToken CloseParenToken { get; }

    public ReturnTypeClauseSyntax? ReturnType { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return FnKeyword;
        yield return Name;
        yield return OpenParenToken;
        foreach (var part in Parameters.NodesAndSeparators)
            yield return part;
        yield return CloseParenToken;
        if (ReturnType is not null)
            yield return ReturnType;
        yield return Body;
    }
}

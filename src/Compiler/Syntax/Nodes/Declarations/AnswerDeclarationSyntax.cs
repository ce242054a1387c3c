namespace MemDsl.Compiler.Syntax;

/// <summary><c>answer resident = 2</c> or <c>answer shrink { … }</c>, in a student's file.</summary>
public sealed class AnswerDeclarationSyntax : DeclarationSyntax
{
    internal AnswerDeclarationSyntax(
        SyntaxTree tree,
        SyntaxToken answerKeyword,
        SyntaxToken name,
        SyntaxToken? equalsToken,
        ExpressionSyntax? value,
        BlockSyntax? body)
        : base(tree)
    {
        AnswerKeyword = answerKeyword;
        Name = name;
        EqualsToken = equalsToken;
        Value = value;
        Body = body;
        Adopt(answerKeyword);
        Adopt(name);
        Adopt(equalsToken);
        Adopt(value);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.AnswerDeclaration;

    public SyntaxToken AnswerKeyword { get; }

    /// <summary>The name of a question or task.</summary>
    public SyntaxToken Name { get; }

    /// <summary>Null before a block.</summary>
    public SyntaxToken? EqualsToken { get; }

    /// <summary>Null where there is a block.</summary>
    public ExpressionSyntax? Value { get; }

    /// <summary>Null where there is a value.</summary>
    public BlockSyntax? Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return AnswerKeyword;
        yield return Name;
        if (EqualsToken is not null)
            yield return EqualsToken;
        if (Value is not null)
            yield return Value;
        if (Body is not null)
            yield return Body;
    }
}

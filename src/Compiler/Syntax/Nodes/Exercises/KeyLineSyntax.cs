namespace MemDsl.Compiler.Syntax;

/// <summary><c>key { … return e }</c> or <c>key e</c></summary>
public sealed class KeyLineSyntax : ExerciseLineSyntax
{
    internal KeyLineSyntax(SyntaxTree tree, SyntaxToken keyword, BlockSyntax? body, ExpressionSyntax? value)
        : base(tree)
    {
        Keyword = keyword;
        Body = body;
        Value = value;
        Adopt(keyword);
        Adopt(body);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.KeyLine;

    public override SyntaxToken Keyword { get; }

    /// <summary>Null where there is a value.</summary>
    public BlockSyntax? Body { get; }

    /// <summary>Null where there is a block.</summary>
    public ExpressionSyntax? Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Keyword;
        if (Body is not null)
            yield return Body;
        if (Value is not null)
            yield return Value;
    }
}

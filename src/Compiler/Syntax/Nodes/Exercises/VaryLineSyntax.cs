namespace MemDsl.Compiler.Syntax;

/// <summary><c>vary stride in 2..5 where pages % stride != 0</c></summary>
public sealed class VaryLineSyntax : ExerciseLineSyntax
{
    internal VaryLineSyntax(
        SyntaxTree tree,
        SyntaxToken keyword,
        SyntaxToken name,
        SyntaxToken inKeyword,
        ExpressionSyntax domain,
        SyntaxToken? whereKeyword,
        ExpressionSyntax? condition)
        : base(tree)
    {
        Keyword = keyword;
        Name = name;
        InKeyword = inKeyword;
        Domain = domain;
        WhereKeyword = whereKeyword;
        Condition = condition;
        Adopt(keyword);
        Adopt(name);
        Adopt(inKeyword);
        Adopt(domain);
        Adopt(whereKeyword);
        Adopt(condition);
    }

    public override SyntaxKind Kind => SyntaxKind.VaryLine;

    public override SyntaxToken Keyword { get; }

    public SyntaxToken Name { get; }

    public SyntaxToken InKeyword { get; }

    public ExpressionSyntax Domain { get; }

    public SyntaxToken? WhereKeyword { get; }

    public ExpressionSyntax? Condition { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Keyword;
        yield return Name;
        yield return InKeyword;
        yield return Domain;
        if (WhereKeyword is not null)
            yield return WhereKeyword;
        if (Condition is not null)
            yield return Condition;
    }
}

using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>question resident "How many?" { … }</c> or <c>task shrink "…" { … }</c></summary>
public sealed class ItemLineSyntax : ExerciseLineSyntax
{
    internal ItemLineSyntax(
        SyntaxTree tree,
        SyntaxToken keyword,
        SyntaxToken name,
        ExpressionSyntax? text,
        SyntaxToken openBraceToken,
        ImmutableArray<ExerciseLineSyntax> lines,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        Keyword = keyword;
        Name = name;
        Text = text;
        OpenBraceToken = openBraceToken;
        Lines = lines;
        CloseBraceToken = closeBraceToken;
        Adopt(keyword);
        Adopt(name);
        Adopt(text);
        Adopt(openBraceToken);
        Adopt(lines);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.ItemLine;

    public override SyntaxToken Keyword { get; }

    public SyntaxToken Name { get; }

    public ExpressionSyntax? Text { get; }

    public SyntaxToken OpenBraceToken { get; }

    public ImmutableArray<ExerciseLineSyntax> Lines { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Keyword;
        yield return Name;
        if (Text is not null)
            yield return Text;
        yield return OpenBraceToken;
        foreach (var part in Lines)
            yield return part;
        yield return CloseBraceToken;
    }
}

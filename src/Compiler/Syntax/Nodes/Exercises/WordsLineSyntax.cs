namespace MemDsl.Compiler.Syntax;

/// <summary>A word and names: <c>forbid mremap, mmap</c>, <c>blank start, end</c>, <c>reveal note</c>.</summary>
public sealed class WordsLineSyntax : ExerciseLineSyntax
{
    internal WordsLineSyntax(SyntaxTree tree, SyntaxToken keyword, SeparatedSyntaxList<SyntaxToken> names)
        : base(tree)
    {
        Keyword = keyword;
        Names = names;
        Adopt(keyword);
        Adopt(names);
    }

    public override SyntaxKind Kind => SyntaxKind.WordsLine;

    public override SyntaxToken Keyword { get; }

    public SeparatedSyntaxList<SyntaxToken> Names { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword, .. Names.NodesAndSeparators];
}

using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>check "second half is gone" points 3 hidden { … }</c></summary>
public sealed class CheckLineSyntax : ExerciseLineSyntax
{
    internal CheckLineSyntax(
        SyntaxTree tree,
        SyntaxToken keyword,
        SyntaxToken name,
        ImmutableArray<CheckAttributeSyntax> attributes,
        BlockSyntax body)
        : base(tree)
    {
        Keyword = keyword;
        Name = name;
        Attributes = attributes;
        Body = body;
        Adopt(keyword);
        Adopt(name);
        Adopt(attributes);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.CheckLine;

    public override SyntaxToken Keyword { get; }

    /// <summary>A string literal.</summary>
    public SyntaxToken Name { get; }

    public ImmutableArray<CheckAttributeSyntax> Attributes { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword, Name, .. Attributes, Body];
}

using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>Node 0, zone DMA 1 0 * …</c>: the fields of a line of <c>/proc/buddyinfo</c> between white space.</summary>
public sealed class BuddyInfoLinePatternSyntax : PatternLineSyntax
{
    internal BuddyInfoLinePatternSyntax(SyntaxTree tree, ImmutableArray<PatternFieldSyntax> fields)
        : base(tree)
    {
        Fields = fields;
        Adopt(fields);
    }

    public override SyntaxKind Kind => SyntaxKind.BuddyInfoLinePattern;

    public ImmutableArray<PatternFieldSyntax> Fields { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [.. Fields];
}

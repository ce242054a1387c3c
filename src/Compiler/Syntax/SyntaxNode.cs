using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax;

/// <summary>
/// A node or token of a syntax tree. Immutable. A node's span runs from its first token to its last, without the trivia around them.
/// </summary>
/// <remarks>
/// Chains of binary operators are left-deep and may be 100,000 long, so nothing here recurses into children, and consumers walk
/// <see cref="BinaryExpressionSyntax.Left"/> in a loop. All other nesting is bounded by <see cref="SyntaxTree.MaximumDepth"/>.
/// </remarks>
public abstract class SyntaxNode
{
    private int _start = -1;
    private int _end = -1;

    private protected SyntaxNode(SyntaxTree tree) => Tree = tree;

    public SyntaxTree Tree { get; }

    public abstract SyntaxKind Kind { get; }

    /// <summary>The node that this one is a part of; null for the root of the tree.</summary>
    public SyntaxNode? Parent { get; private set; }

    public virtual TextSpan Span => _start < 0 ? default : TextSpan.FromBounds(_start, _end);

    public TextLocation Location => new(Tree.Text, Span);

    /// <summary>True for a token that the grammar asked for and the text does not have, and for a node of only such tokens.</summary>
    public virtual bool IsMissing => Span.IsEmpty && GetChildren().All(c => c.IsMissing);

    /// <summary>The parts in the order of the text, tokens included.</summary>
    public abstract IEnumerable<SyntaxNode> GetChildren();

    /// <summary>The node's text without the trivia around it.</summary>
    public override string ToString() => Tree.Text.ToString(Span);

    /// <summary>Makes this node the parent of a part; called by constructors, in the order of the text.</summary>
    private protected void Adopt(SyntaxNode? part)
    {
        if (part is null)
            return;
        part.Parent = this;
        var span = part.Span;
        if (_start < 0)
            _start = span.Start;
        _end = Math.Max(_end, span.End);
    }

    private protected void Adopt<T>(System.Collections.Immutable.ImmutableArray<T> parts)
        where T : SyntaxNode
    {
        foreach (var part in parts)
            Adopt(part);
    }

    private protected void Adopt<T>(SeparatedSyntaxList<T> list)
        where T : SyntaxNode
        => Adopt(list.NodesAndSeparators);
}

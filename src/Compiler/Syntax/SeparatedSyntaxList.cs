using System.Collections;
using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary>Nodes with a token between each two, such as arguments and their commas.</summary>
public readonly struct SeparatedSyntaxList<T> : IReadOnlyList<T>
    where T : SyntaxNode
{
    internal SeparatedSyntaxList(ImmutableArray<SyntaxNode> nodesAndSeparators) => NodesAndSeparators = nodesAndSeparators;

    /// <summary>Node, separator, node, … in the order of the text.</summary>
    public ImmutableArray<SyntaxNode> NodesAndSeparators { get; }

    public int Count => (NodesAndSeparators.Length + 1) / 2;

    public T this[int index] => (T)NodesAndSeparators[index * 2];

    public SyntaxToken GetSeparator(int index) => (SyntaxToken)NodesAndSeparators[index * 2 + 1];

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>What a <see cref="SemanticModel"/> knows: written by the binder when someone asks for a model, and only then.</summary>
internal sealed class SemanticRecorder
{
    private readonly Dictionary<SyntaxNode, TypeSymbol> _types = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxNode, Symbol> _symbols = new(ReferenceEqualityComparer.Instance);
    private readonly List<(SyntaxTree Tree, TextSpan Span, BoundScope Scope)> _scopes = [];
    private readonly List<(SyntaxTree Tree, TextSpan Span, TypeSymbol Type)> _receivers = [];

    public void Record(SyntaxNode node, TypeSymbol type) => _types[node] = type;

    public void Record(SyntaxNode node, Symbol symbol) => _symbols[node] = symbol;

    public void Record(SyntaxTree tree, TextSpan span, BoundScope scope) => _scopes.Add((tree, span, scope));

    /// <summary>Of the body of a <c>with</c>: the type whose members are called there without a receiver.</summary>
    public void Record(SyntaxTree tree, TextSpan body, TypeSymbol receiver) => _receivers.Add((tree, body, receiver));

    public TypeSymbol? FindType(SyntaxNode node) => _types.GetValueOrDefault(node);

    public Symbol? FindSymbol(SyntaxNode node) => _symbols.GetValueOrDefault(node);

    /// <summary>The innermost scope around a position.</summary>
    public BoundScope? FindScope(SyntaxTree tree, int position)
    {
        BoundScope? best = null;
        var length = int.MaxValue;
        foreach (var (owner, span, scope) in _scopes)
        {
            if (owner != tree || position < span.Start || position > span.End || span.Length > length) continue;
            best = scope;
            length = span.Length;
        }

        return best;
    }

    /// <summary>The receivers of the <c>with</c> blocks around a position, innermost first.</summary>
    public IEnumerable<TypeSymbol> FindReceivers(SyntaxTree tree, int position) => _receivers
        .Where(one => one.Tree == tree && position >= one.Span.Start && position <= one.Span.End)
        .OrderBy(one => one.Span.Length)
        .Select(one => one.Type);
}

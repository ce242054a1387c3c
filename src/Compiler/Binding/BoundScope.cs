using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Binding;

/// <summary>The names that a block declares, inside those of the blocks around it.</summary>
internal sealed class BoundScope(BoundScope? parent)
{
    private Dictionary<string, Symbol>? _symbols;

    public BoundScope? Parent { get; } = parent;

    /// <summary>Whether the names below may hide those of <see cref="Parent"/>: a submission may declare again what an earlier one did.</summary>
    public bool MayShadowParent { get; init; }

    public IEnumerable<Symbol> Symbols => _symbols?.Values ?? Enumerable.Empty<Symbol>();

    public Symbol? Lookup(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._symbols is { } symbols && symbols.TryGetValue(name, out var symbol)) return symbol;
        }

        return null;
    }

    /// <summary>The symbol that a declaration of this name would collide with, or null.</summary>
    public Symbol? FindCollision(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._symbols is { } symbols && symbols.TryGetValue(name, out var symbol)) return symbol;
            if (scope.MayShadowParent) return null;
        }

        return null;
    }

    /// <summary>Adds a symbol, unless the scope has one of that name: after a double declaration the first stays, so that its uses stay right.</summary>
    public void DeclareIfNew(Symbol symbol) => (_symbols ??= new Dictionary<string, Symbol>(StringComparer.Ordinal)).TryAdd(symbol.Name, symbol);
}

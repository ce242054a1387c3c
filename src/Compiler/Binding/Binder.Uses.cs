using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Binding;

/// <content>Which names of a file its exercises reach: what students may use, and what an edition for them must keep.</content>
internal sealed partial class Binder
{
    private readonly Dictionary<Symbol, HashSet<Symbol>> _usesOf = [];

    /// <summary>Names that are used where something is bound; null in a file without exercises, where nobody asks.</summary>
    private HashSet<Symbol>? _uses;

    /// <summary>What the file's own machine block uses.</summary>
    private HashSet<Symbol> _machineUses = [];

    /// <summary>Begins to note what the declaration of a symbol uses.</summary>
    private void NoteUsesOf(Symbol symbol)
    {
        if (_hasExercises) _usesOf[symbol] = _uses = [];
    }

    /// <summary>Those of the file's own names, without variables of exercises, that are reached from some; by name.</summary>
    private ImmutableArray<Symbol> Reached(HashSet<Symbol> from)
    {
        var reached = new HashSet<Symbol>();
        var pending = new Stack<Symbol>(from);
        while (pending.TryPop(out var symbol))
        {
            if (symbol is not (FunctionSymbol or TemplateSymbol or GlobalVariableSymbol) || _scope.Lookup(symbol.Name) != symbol || !reached.Add(symbol)) continue;
            foreach (var next in _usesOf.GetValueOrDefault(symbol) ?? []) pending.Push(next);
        }

        return [.. reached.OrderBy(symbol => symbol.Name, StringComparer.Ordinal)];
    }

    private static ImmutableArray<UsedDeclaration> Declarations(ImmutableArray<Symbol> symbols) => [.. symbols.Select(symbol => new UsedDeclaration(symbol.Name, symbol.Location!))];
}

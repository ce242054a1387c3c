using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler;

/// <summary>What the nodes of a tree mean: for completion, hover, and whoever else wants to know.</summary>
public sealed class SemanticModel
{
    private readonly SemanticRecorder _recorder;

    internal SemanticModel(Compilation compilation, SyntaxTree tree, SemanticRecorder recorder)
    {
        Compilation = compilation;
        SyntaxTree = tree;
        _recorder = recorder;
    }

    public Compilation Compilation { get; }

    public SyntaxTree SyntaxTree { get; }

    /// <summary>The type of an expression; null for what is no expression. <see cref="PrimitiveType.Error"/> where it could not be told.</summary>
    public TypeSymbol? GetTypeInfo(SyntaxNode node) => _recorder.FindType(node);

    /// <summary>What a name, a member access, a call, or the name token of a declaration stands for; null for anything else.</summary>
    public Symbol? GetSymbolInfo(SyntaxNode node) => _recorder.FindSymbol(node);

    /// <summary>The script's own names that can be used at a position, inner ones first, in the order of their declaration.</summary>
    public ImmutableArray<Symbol> LookupSymbols(int position)
    {
        var symbols = ImmutableArray.CreateBuilder<Symbol>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var scope = _recorder.FindScope(SyntaxTree, position); scope is not null; scope = scope.Parent)
        {
            foreach (var symbol in scope.Symbols)
            {
                var later = symbol is GlobalVariableSymbol or LocalVariableSymbol && symbol.Location is { } location
                    && location.Text == SyntaxTree.Text && location.Span.End > position;
                if (!later && seen.Add(symbol.Name)) symbols.Add(symbol);
            }
        }

        return symbols.ToImmutable();
    }

    /// <summary>The types of the <c>with</c> blocks around a position, innermost first: their members are called without a receiver there.</summary>
    public ImmutableArray<TypeSymbol> LookupReceivers(int position) => [.. _recorder.FindReceivers(SyntaxTree, position)];
}

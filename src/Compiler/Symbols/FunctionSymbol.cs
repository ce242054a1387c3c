using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Symbols;

/// <summary>A function that a script declares.</summary>
public sealed class FunctionSymbol : Symbol
{
    internal FunctionSymbol(string name, ImmutableArray<ParameterSymbol> parameters, TypeSymbol type, int ordinal, TextLocation? location)
        : base(name, location)
    {
        Parameters = parameters;
        Type = type;
        Ordinal = ordinal;
    }

    public ImmutableArray<ParameterSymbol> Parameters { get; }

    /// <summary>The result type; <see cref="PrimitiveType.Void"/> when there is none.</summary>
    public override TypeSymbol Type { get; }

    /// <summary>The index in the emitted program's functions.</summary>
    public int Ordinal { get; }

    public override string ToString()
    {
        var head = $"fn {Name}({string.Join(", ", Parameters)})";
        return Type == PrimitiveType.Void ? head : $"{head} -> {Type}";
    }
}

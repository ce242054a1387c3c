using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Symbols;

/// <summary>A parameter of a script's function. It cannot be assigned.</summary>
public sealed class ParameterSymbol : VariableSymbol
{
    internal ParameterSymbol(string name, TypeSymbol type, int ordinal, TextLocation? location)
        : base(name, type, isReadOnly: true, constant: null, location) => Ordinal = ordinal;

    public int Ordinal { get; }

    /// <summary>What the parameter is where a call gives no argument; null when every call must.</summary>
    public ConstantValue? Default { get; internal init; }

    public override string ToString() => Default is null ? $"{Name}: {Type}" : $"{Name}: {Type} = {Default}";
}

using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Symbols;

/// <summary>A variable of a script's top level; functions and later submissions see it.</summary>
public sealed class GlobalVariableSymbol : VariableSymbol
{
    internal GlobalVariableSymbol(string name, TypeSymbol type, bool isReadOnly, ConstantValue? constant, int slot, TextLocation? location)
        : base(name, type, isReadOnly, constant, location) => Slot = slot;

    /// <summary>The global slot.</summary>
    public int Slot { get; }
}

using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Symbols;

/// <summary>A variable of a block, of a loop, or of <c>x => e</c>.</summary>
public sealed class LocalVariableSymbol : VariableSymbol
{
    internal LocalVariableSymbol(string name, TypeSymbol type, bool isReadOnly, ConstantValue? constant, TextLocation? location)
        : base(name, type, isReadOnly, constant, location)
    {
    }

    /// <summary>What it is, where that is not the name of a <c>let</c>: "the variable of a 'for'".</summary>
    internal string? Role { get; init; }
}

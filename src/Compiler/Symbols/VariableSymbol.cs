using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Symbols;

/// <summary>A name for a value: a variable, parameter, image or file of a script.</summary>
public abstract class VariableSymbol : Symbol
{
    private protected VariableSymbol(string name, TypeSymbol type, bool isReadOnly, ConstantValue? constant, TextLocation? location)
        : base(name, location)
    {
        Type = type;
        IsReadOnly = isReadOnly;
        Constant = constant;
    }

    public override TypeSymbol Type { get; }

    public bool IsReadOnly { get; }

    /// <summary>The value, when it is known at compile time and never changes.</summary>
    public ConstantValue? Constant { get; }

    public override string ToString() => $"{(IsReadOnly ? "let" : "var")} {Name}: {Type}";
}

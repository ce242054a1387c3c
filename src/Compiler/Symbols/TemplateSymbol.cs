using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Symbols;

/// <summary>An image or a file that a script declares: a template, made anew for each test, in a global slot.</summary>
public sealed class TemplateSymbol : VariableSymbol
{
    internal TemplateSymbol(string name, TypeSymbol type, string word, int slot, TextLocation? location)
        : base(name, type, isReadOnly: true, constant: null, location)
    {
        Word = word;
        Slot = slot;
    }

    /// <summary><c>image</c> or <c>file</c>.</summary>
    public string Word { get; }

    public int Slot { get; }

    public override string ToString() => $"{Word} {Name}";
}

using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Symbols;

/// <summary>Something with a name: what a script declares, or a row of the library. Closed; equal by identity.</summary>
public abstract class Symbol
{
    private protected Symbol(string name, TextLocation? location)
    {
        Name = name;
        Location = location;
    }

    public string Name { get; }

    /// <summary>Where the name is declared; null for the library's.</summary>
    public TextLocation? Location { get; }

    /// <summary>The type of the value that the name stands for, or the result type of a function.</summary>
    public abstract TypeSymbol Type { get; }

    /// <summary>One line that says what it is: <c>let buf: address</c>.</summary>
    public abstract override string ToString();
}

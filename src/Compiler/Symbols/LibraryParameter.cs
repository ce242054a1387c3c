using System.Collections.Immutable;

namespace MemDsl.Compiler.Symbols;

/// <summary>
/// A parameter of a library row. It is required unless it has a <see cref="Default"/> or is <see cref="IsOptional"/>.
/// </summary>
public sealed record LibraryParameter(string Name, TypeSymbol Type)
{
    /// <summary>The value that is filled in when the argument is left out, or null when there is none.</summary>
    public ConstantValue? Default { get; init; }

    /// <summary>
    /// Whether the argument may be left out although no constant stands for it: its default depends on other arguments (mmap's flags on its file).
    /// The implementation then finds <see cref="Operations.OperationProgram.NotGiven"/> in the word and null in the reference.
    /// </summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// Further types that an argument may have, tried after <see cref="Type"/> and passed as they are (<c>store</c> takes an int, a string or bytes;
    /// mmap's <c>file</c> a file or a descriptor). The implementation tells them apart by the slot: a word has a null reference.
    /// </summary>
    public ImmutableArray<TypeSymbol> Alternatives { get; init; } = [];

    /// <summary>
    /// The families of constants that are meant to be given, <c>PROT</c>, where the type is an int that could be anything; empty for none. Only for
    /// those who help to write: the binder takes any int.
    /// </summary>
    public ImmutableArray<string> ConstantFamilies { get; init; } = [];

    /// <summary>How the documentation shows the default, where the constant's own text says too little: <c>private|anon</c>.</summary>
    public string? DefaultText { get; init; }

    public string Documentation { get; init; } = "";

    public bool IsRequired => Default is null && !IsOptional;

    public override string ToString()
    {
        var text = DefaultText ?? Default?.ToString();
        return text is null ? $"{Name}: {Type.Name}{(IsOptional ? " [optional]" : "")}" : $"{Name}: {Type.Name} [{text}]";
    }
}

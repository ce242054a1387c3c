namespace MemDsl.Compiler.Symbols;

/// <summary>How a script reaches a library row.</summary>
public enum LibraryFunctionKind
{
    /// <summary><c>spawn(app)</c>.</summary>
    Function,

    /// <summary><c>p.mmap(4K)</c>.</summary>
    Method,

    /// <summary><c>p.maps</c>: a method without parameters that is read without parentheses.</summary>
    Property,

    /// <summary><c>memory</c>, <c>zones</c>: a function without parameters that is read without parentheses.</summary>
    Global,
}

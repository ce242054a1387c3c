using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Blocks;

/// <summary>
/// How values of one type of the language cross into C# and back. Static, so that the code generated around a block is compiled for exactly the types
/// it uses: an int takes some nanoseconds.
/// </summary>
/// <typeparam name="T">The type in C#.</typeparam>
public interface ICodec<T>
{
    static abstract T Read(in Slot slot, ScriptWorld world);

    /// <exception cref="BadValueException">The language has no such value.</exception>
    static abstract Slot Write(T value, TypeSymbol type, ScriptWorld world);
}

/// <summary>A value of C# that a script cannot hold; the message says why.</summary>
public sealed class BadValueException : Exception
{
    public BadValueException(object? value, string message)
        : base(message) => Value = value;

    public object? Value { get; }
}

using System.ComponentModel;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Blocks;

/// <summary>
/// One call of a block: the window that holds the script's variables, and the place of the result. One object serves every call of an executor. The
/// members are for the code that is generated around a block.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CSharpCall
{
    private readonly ScriptWorld _world;

    internal CSharpCall(ScriptWorld world) => _world = world;

    internal CSharpBlockDescriptor Block { get; set; } = null!;

    internal Slot[] Stack { get; set; } = [];

    internal int Window { get; set; }

    internal Slot Result { get; set; }

    internal Exception? Thrown { get; set; }

    /// <summary>A variable as C# sees it.</summary>
    public T Read<TCodec, T>(int index)
        where TCodec : ICodec<T> => TCodec.Read(Stack[Window + index], _world);

    /// <summary>What the block has made of a variable.</summary>
    public void Write<TCodec, T>(int index, T value)
        where TCodec : ICodec<T>
    {
        if (Thrown is not null) return;
        var variable = Block.Variables[index];
        Stack[Window + index] = Converted<TCodec, T>(variable, value, variable.Type);
    }

    /// <summary>What the block gives.</summary>
    public void Return<TCodec, T>(T value)
        where TCodec : ICodec<T> => Result = Converted<TCodec, T>(null, value, Block.Result);

    /// <summary>Remembers that the block ends with an exception, so that its variables are left alone. Never true: nothing is caught here.</summary>
    public bool Note(Exception exception)
    {
        Thrown = exception;
        return false;
    }

    private Slot Converted<TCodec, T>(CSharpVariable? variable, T value, TypeSymbol type)
        where TCodec : ICodec<T>
    {
        try
        {
            return TCodec.Write(value, type, _world);
        }
        catch (BadValueException problem)
        {
            throw new BlockProblem(Compiler.Diagnostics.DiagnosticDescriptors.CSharpValue, variable is null ? "the block" : $"'{variable.Name}'", problem.Value, problem.Message);
        }
    }
}

using MemDsl.Compiler.Operations;

namespace MemDsl.Scripting.Execution;

/// <summary>A call of a function that has not ended.</summary>
internal struct CallFrame
{
    public OperationFunction Function;

    /// <summary>The frame's slot 0 in the stack.</summary>
    public int Base;

    /// <summary>The operation to go on with.</summary>
    public int Next;

    /// <summary>The caller's slot for the result, counted in the caller's frame; -1 when it is not wanted.</summary>
    public int ResultSlot;

    /// <summary>How many marks there were when the frame began; those above are its own.</summary>
    public int Marks;
}

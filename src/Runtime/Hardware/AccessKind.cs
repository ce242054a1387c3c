namespace MemDsl.Runtime.Hardware;

/// <summary>What an instruction does with memory.</summary>
public enum AccessKind
{
    Read,
    Write,

    /// <summary>Instruction fetch.</summary>
    Fetch,
}

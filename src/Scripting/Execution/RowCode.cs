using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Execution;

/// <summary>The implementation half of a library row.</summary>
public delegate CallStatus RowImplementation(CallContext call);

/// <summary>What the executor needs of a row, close together.</summary>
internal struct RowCode
{
    public RowImplementation Run;

    /// <summary>1 when slot 0 of the window is a receiver.</summary>
    public int ReceiverSlots;

    public CallEffectKinds Changes;

    public CallEffectKinds Looks;

    /// <summary>Whether a failed call may have changed something.</summary>
    public bool FailsHalfway;

    /// <summary>Whether what it changes is done by the page fault that it may cause, so that without one it has changed nothing.</summary>
    public bool ChangesByFault;

    /// <summary>Window slot of the first address concerned; -1 for all.</summary>
    public int AddressSlot;

    /// <summary>Window slot of the length concerned; -1 for one byte.</summary>
    public int LengthSlot;
}

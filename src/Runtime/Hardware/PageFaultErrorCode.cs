namespace MemDsl.Runtime.Hardware;

/// <summary>The error code that the processor pushes with #PF (SDM volume 3, 5.7; <c>arch/x86/include/asm/trap_pf.h</c>).</summary>
[Flags]
public enum PageFaultErrorCode
{
    None = 0,

    /// <summary>The entry was present and forbade the access; without it, no entry was present.</summary>
    Protection = 1 << 0,

    Write = 1 << 1,

    /// <summary>The access was made with CPL 3.</summary>
    User = 1 << 2,

    /// <summary>A reserved bit was set in an entry.</summary>
    ReservedBit = 1 << 3,

    /// <summary>An instruction fetch; only where NX or SMEP is in use.</summary>
    InstructionFetch = 1 << 4,

    ProtectionKey = 1 << 5,
    ShadowStack = 1 << 6,
}

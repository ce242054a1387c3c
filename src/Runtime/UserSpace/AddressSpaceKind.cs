namespace MemDsl.Runtime.UserSpace;

/// <summary>A row of the table of address spaces: the constants that the processor mode and the kind of task fix
/// (<c>arch/x86/include/asm/page_64_types.h</c>, <c>processor.h</c>, <c>elf.h</c>). Bytes and addresses unless said otherwise.</summary>
public sealed record AddressSpaceKind
{
    public required string Name { get; init; }

    /// <summary>TASK_SIZE: the first address that is not the program's.</summary>
    public required ulong TaskSize { get; init; }

    /// <summary>TASK_SIZE_MAX: what access_ok lets through. The kernel's, not the task's: a 64-bit one gives 32-bit tasks no limit of their own.</summary>
    public required ulong AccessLimit { get; init; }

    /// <summary>DEFAULT_MAP_WINDOW: what searches use unless the hint lies above it. Where nothing is said, the task size.</summary>
    public required ulong MapWindow { get; init; }

    /// <summary>STACK_TOP.</summary>
    public required ulong StackTop { get; init; }

    /// <summary>ELF_ET_DYN_BASE: where a position-independent program with an interpreter goes, before rounding to its alignment.</summary>
    public required ulong PieBase { get; init; }

    /// <summary>mmap_rnd_bits: pages of randomness of the mmap base and of PIE, in bits.</summary>
    public required int MmapRandomBits { get; init; }

    /// <summary>__STACK_RND_MASK: the largest random shift of the stack, in pages.</summary>
    public required ulong StackRandomPages { get; init; }

    /// <summary>The range in which a random break is drawn.</summary>
    public required ulong BrkRandomRange { get; init; }

    /// <summary>The task runs in 64-bit mode.</summary>
    public required bool Is64Bit { get; init; }

    /// <summary>A 32-bit task on a 64-bit kernel, whose system calls check lengths in 64 bits.</summary>
    public bool IsCompat { get; init; }

    /// <summary>The highest address that a system call of this task can name.</summary>
    public ulong WordMask => Is64Bit ? ulong.MaxValue : uint.MaxValue;
}

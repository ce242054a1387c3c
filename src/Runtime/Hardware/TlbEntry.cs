namespace MemDsl.Runtime.Hardware;

/// <summary>What a translation allows; each kind of access needs certain bits, so that a check is one comparison.</summary>
[Flags]
internal enum TlbRights
{
    None = 0,
    User = 1 << 0,
    Writable = 1 << 1,
    Executable = 1 << 2,

    /// <summary>D is set in the leaf. A write without it must walk, to set it.</summary>
    Dirty = 1 << 3,

    /// <summary>SMEP: executable by the kernel, as the page is not the user's.</summary>
    KernelExecutable = 1 << 4,
}

/// <summary>
/// A cached translation of one 4 KiB page. The tag is the page number together with the generation of its address space; a flush of the
/// space moves on to a new generation, and nothing with the old one is ever found again.
/// </summary>
internal struct TlbEntry
{
    public ulong PageNumber;

    /// <summary>Generation of the address space, or of the global pages; 0 for an empty entry.</summary>
    public ulong Generation;

    public uint Frame;
    public TlbRights Rights;
}

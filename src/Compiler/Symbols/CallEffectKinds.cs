namespace MemDsl.Compiler.Symbols;

/// <summary>Kinds of state that a library call can change.</summary>
[Flags]
public enum CallEffectKinds
{
    None = 0,

    /// <summary>The VMAs of a process: mmap, munmap, brk.</summary>
    Maps = 1,

    /// <summary>Page-table entries and frames: accesses, madvise.</summary>
    Pages = 2,

    /// <summary>The bytes of memory: stores.</summary>
    Contents = 4,

    /// <summary>Which processes exist and what program they run.</summary>
    Processes = 8,

    /// <summary>Frames of the machine at large: alloc_pages.</summary>
    Physical = 16,

    /// <summary>Files and the page cache.</summary>
    Files = 32,

    /// <summary>Limits and settings.</summary>
    Settings = 64,
}

namespace MemDsl.Runtime.Exec;

/// <summary>e_type: what kind of file this is (ET_*). Linux executes <see cref="Executable"/> and <see cref="SharedObject"/>.</summary>
public enum ElfType : ushort
{
    None = 0,
    Relocatable = 1,
    /// <summary>ET_EXEC: linked for fixed addresses.</summary>
    Executable = 2,
    /// <summary>ET_DYN: a shared object, or a program that runs at any address (PIE).</summary>
    SharedObject = 3,
    Core = 4,
}

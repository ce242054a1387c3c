namespace MemDsl.Runtime.Exec;

/// <summary>What an image's PT_GNU_STACK says.</summary>
public enum ElfStack
{
    /// <summary>rw-: data only, what every modern toolchain asks for.</summary>
    ReadWrite,
    /// <summary>rwx: the stack is executable.</summary>
    ReadWriteExecute,
    /// <summary>No PT_GNU_STACK: the architecture's default, in 32 bits READ_IMPLIES_EXEC.</summary>
    Absent,
}

namespace MemDsl.Runtime.Exec;

/// <summary>p_flags (PF_*): a segment's permissions. Other bits are kept, and ignored by the loader.</summary>
[Flags]
public enum ElfSegmentFlags : uint
{
    None = 0,
    Execute = 1,
    Write = 2,
    Read = 4,
}

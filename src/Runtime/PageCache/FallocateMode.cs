namespace MemDsl.Runtime.PageCache;

/// <summary>FALLOC_FL_* of fallocate(2).</summary>
[Flags]
public enum FallocateMode
{
    None = 0,

    /// <summary>FALLOC_FL_KEEP_SIZE.</summary>
    KeepSize = 1,

    /// <summary>FALLOC_FL_PUNCH_HOLE; wants <see cref="KeepSize"/> too.</summary>
    PunchHole = 2,
}

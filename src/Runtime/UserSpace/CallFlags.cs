namespace MemDsl.Runtime.UserSpace;

/// <summary>MREMAP_ bits of mremap(2).</summary>
[Flags]
public enum MremapFlags : ulong
{
    None = 0,
    MayMove = 1,
    Fixed = 2,
    DontUnmap = 4,
    All = MayMove | Fixed | DontUnmap,
}

/// <summary>MLOCK_ bits of mlock2(2).</summary>
[Flags]
public enum MlockFlags : ulong
{
    None = 0,
    OnFault = 1,
}

/// <summary>MCL_ bits of mlockall(2).</summary>
[Flags]
public enum MlockallFlags : ulong
{
    None = 0,
    Current = 1,
    Future = 2,
    OnFault = 4,
    All = Current | Future | OnFault,
}

/// <summary>MS_ bits of msync(2).</summary>
[Flags]
public enum MsyncFlags : ulong
{
    None = 0,
    Async = 1,
    Invalidate = 2,
    Sync = 4,
    All = Async | Invalidate | Sync,
}

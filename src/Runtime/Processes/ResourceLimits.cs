namespace MemDsl.Runtime.Processes;

/// <summary>RLIMIT_*: the resources with a limit, by Linux's numbers.</summary>
public enum Resource
{
    Cpu = 0,
    FileSize = 1,
    Data = 2,
    Stack = 3,
    Core = 4,
    Rss = 5,
    Processes = 6,
    OpenFiles = 7,
    MemLock = 8,
    AddressSpace = 9,
    Locks = 10,
    PendingSignals = 11,
    MessageQueue = 12,
    Nice = 13,
    RealTimePriority = 14,
    RealTimeTime = 15,
}

/// <summary>struct rlimit: the limit that holds and the one it may be raised to, in the resource's unit (bytes for memory).</summary>
public readonly record struct ResourceLimit(ulong Soft, ulong Hard)
{
    /// <summary>RLIM_INFINITY.</summary>
    public const ulong Infinity = ulong.MaxValue;

    public static ResourceLimit Unlimited => new(Infinity, Infinity);

    public static ResourceLimit Both(ulong value) => new(value, value);
}

/// <summary>A process's limits (<c>signal->rlim</c>); inherited by fork, kept by exec.</summary>
public sealed class ResourceLimits
{
    public const int Count = 16;

    private readonly ResourceLimit[] _limits;

    private ResourceLimits(ResourceLimit[] limits) => _limits = limits;

    /// <summary>The limits of the first process (<c>include/asm-generic/resource.h</c>): an 8 MiB stack, 8 MiB of locked memory, 1024 files.</summary>
    public static ResourceLimits CreateDefault()
    {
        var limits = new ResourceLimit[Count];
        for (int i = 0; i < Count; i++) limits[i] = ResourceLimit.Unlimited;
        limits[(int)Resource.Stack] = new ResourceLimit(8UL << 20, ResourceLimit.Infinity);
        limits[(int)Resource.MemLock] = ResourceLimit.Both(8UL << 20);
        limits[(int)Resource.OpenFiles] = new ResourceLimit(1024, 4096);
        limits[(int)Resource.Core] = new ResourceLimit(0, ResourceLimit.Infinity);
        return new ResourceLimits(limits);
    }

    public ResourceLimit this[Resource resource]
    {
        get => _limits[(int)resource];
        internal set => _limits[(int)resource] = value;
    }

    /// <summary>RLIMIT_STACK as it holds now, in bytes.</summary>
    public ulong StackSoft => _limits[(int)Resource.Stack].Soft;

    public ResourceLimits Copy() => new((ResourceLimit[])_limits.Clone());
}

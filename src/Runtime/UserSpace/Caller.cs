namespace MemDsl.Runtime.UserSpace;

/// <summary>What a memory system call knows of the task that makes it: limits, rights and personality. The process keeps one and
/// replaces it when setrlimit, personality or credentials change.</summary>
public sealed record Caller
{
    /// <summary>RLIM_INFINITY.</summary>
    public const ulong Unlimited = ulong.MaxValue;

    public static readonly Caller Default = new();

    /// <summary>RLIMIT_AS, soft, bytes.</summary>
    public ulong LimitAs { get; init; } = Unlimited;

    /// <summary>RLIMIT_DATA, soft and hard, bytes.</summary>
    public ulong LimitData { get; init; } = Unlimited;
    public ulong LimitDataHard { get; init; } = Unlimited;

    /// <summary>RLIMIT_STACK, soft, bytes.</summary>
    public ulong LimitStack { get; init; } = 8UL << 20;

    /// <summary>RLIMIT_MEMLOCK, soft, bytes.</summary>
    public ulong LimitMemlock { get; init; } = 8UL << 20;

    /// <summary>CAP_IPC_LOCK: may lock any amount of memory.</summary>
    public bool CanLockMemory { get; init; }

    /// <summary>CAP_SYS_RAWIO: may map below mmap_min_addr.</summary>
    public bool CanMapLow { get; init; }

    /// <summary>CAP_SYS_ADMIN: may use the last reserve of committable memory.</summary>
    public bool IsAdministrator { get; init; }

    public Personality Personality { get; init; }
}

namespace MemDsl.Runtime.Processes;

/// <summary>The memory lines of /proc/PID/status by their names, in bytes (<c>fs/proc/task_mmu.c</c>).</summary>
public sealed record ProcessStatus
{
    public ulong VmPeak { get; init; }

    public ulong VmSize { get; init; }

    public ulong VmLck { get; init; }

    public ulong VmPin { get; init; }

    public ulong VmHWM { get; init; }

    public ulong VmRSS { get; init; }

    public ulong RssAnon { get; init; }

    public ulong RssFile { get; init; }

    public ulong RssShmem { get; init; }

    public ulong VmData { get; init; }

    public ulong VmStk { get; init; }

    public ulong VmExe { get; init; }

    public ulong VmLib { get; init; }

    public ulong VmPTE { get; init; }

    public ulong VmSwap { get; init; }
}

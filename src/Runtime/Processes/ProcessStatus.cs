using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>The memory lines of /proc/PID/status by their names, in bytes (<c>fs/proc/task_mmu.c</c> task_mem).</summary>
public sealed record ProcessStatus
{
    public ulong VmPeak { get; init; }

    public ulong VmSize { get; init; }

    /// <summary>Whole areas with VM_LOCKED, resident or not.</summary>
    public ulong VmLck { get; init; }

    public ulong VmPin { get; init; }

    public ulong VmHWM { get; init; }

    public ulong VmRSS { get; init; }

    public ulong RssAnon { get; init; }

    public ulong RssFile { get; init; }

    public ulong RssShmem { get; init; }

    public ulong VmData { get; init; }

    public ulong VmStk { get; init; }

    /// <summary>The program's own code; <see cref="VmLib"/> is all other.</summary>
    public ulong VmExe { get; init; }

    public ulong VmLib { get; init; }

    public ulong VmPTE { get; init; }

    public ulong VmSwap { get; init; }

    /// <summary>The figures as they stand.</summary>
    public static ProcessStatus Of(MmStruct mm)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ulong code = PageSize.RoundUp(mm.EndCode.Value) - PageSize.RoundDown(mm.StartCode.Value);
        ulong exec = Bytes(mm.ExecVm);
        code = Math.Min(code, exec);
        return new ProcessStatus
        {
            VmPeak = Bytes(Math.Max(mm.HiwaterVm, mm.TotalVm)),
            VmSize = Bytes(mm.TotalVm),
            VmLck = Bytes(mm.LockedVm),
            VmPin = Bytes(mm.PinnedVm),
            VmHWM = Bytes(Math.Max(mm.HiwaterRss, mm.Rss.Total)),
            VmRSS = Bytes(mm.Rss.Total),
            RssAnon = Bytes(mm.Rss.Anon),
            RssFile = Bytes(mm.Rss.File),
            RssShmem = Bytes(mm.Rss.Shmem),
            VmData = Bytes(mm.DataVm),
            VmStk = Bytes(mm.StackVm),
            VmExe = code,
            VmLib = exec - code,
            VmPTE = mm.Tables.TableBytes,
            VmSwap = Bytes(mm.Rss.Swap),
        };
    }

    private static ulong Bytes(ulong pages) => pages << PageSize.Shift;
}

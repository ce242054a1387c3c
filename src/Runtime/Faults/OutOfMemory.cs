using MemDsl.Runtime.Events;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Faults;

/// <summary>
/// The OOM killer (<c>mm/oom_kill.c</c>): of all processes but the first, the one with most pages (resident, swapped, page tables) is killed; of
/// equals the one with the higher pid, which is scanned later.
/// </summary>
internal static class OutOfMemory
{
    /// <summary>Kills the worst process and gives it, or null if there is none to kill.</summary>
    public static Process? Kill(Kernel kernel)
    {
        kernel.Work.Add(kernel.Processes.All.Count);
        Process? worst = null;
        ulong most = 0;
        foreach (var process in kernel.Processes.All)
        {
            // A process that is only being spawned has no address space to give back yet.
            if (process.Pid == 1 || process.State != ProcessState.Running || process.Mm is null) continue;
            ulong points = Points(process);
            if (worst is not null && points < most) continue;
            worst = process;
            most = points;
        }

        if (worst is null) return null;
        var scope = kernel.Events.Begin(EventKind.OomKill, (ulong)worst.Pid, most);
        foreach (var process in kernel.Processes.All.ToArray())
        {
            if (ReferenceEquals(process.Mm, worst.Mm) && process.State == ProcessState.Running) process.Kill(Signal.SIGKILL);
        }

        kernel.Events.End(scope);
        return worst;
    }

    /// <summary>oom_badness.</summary>
    private static ulong Points(Process process)
    {
        var mm = process.Mm;
        return mm.Rss.Total + mm.Rss.Swap + (mm.Tables.TableBytes >> Primitives.PageSize.Shift);
    }
}

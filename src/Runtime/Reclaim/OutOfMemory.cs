using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// The OOM killer (<c>mm/oom_kill.c</c>): when nothing else helps, the process with the most points is killed; of equals the one that is scanned
/// later, which has the higher pid. A victim that is not in the kernel at the moment ends at once. One that is asking for memory itself lives until its
/// operation ends, with a right to the reserves.
/// </summary>
public sealed class OutOfMemory
{
    private readonly Kernel _kernel;
    private readonly List<Process> _dying = [];

    internal OutOfMemory(Kernel kernel) => _kernel = kernel;

    /// <summary>totalpages of the formula: RAM and swap.</summary>
    public ulong TotalPages => _kernel.TotalRamPages + _kernel.Swap.TotalPages;

    /// <summary>Whether a victim waits for its operation to end.</summary>
    internal bool HasDying => _dying.Count != 0;

    /// <summary>What a process is weighed by.</summary>
    public static OomBadness BadnessOf(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        var mm = process.Mm;
        return new OomBadness(mm.Rss.Total, mm.Rss.Swap, mm.Tables.TableBytes >> PageSize.Shift, process.OomScoreAdj);
    }

    /// <summary>out_of_memory: kills a process, if there is one. True when the request that found no memory should try again.</summary>
    internal bool Invoke(int order, GfpFlags gfp)
    {
        var current = _kernel.CurrentProcess;

        // task_will_free_mem: whoever is dying already only has to get on with it.
        if (current is { IsOomVictim: true }) return true;
        if ((gfp & GfpFlags.Fs) == 0) return true;
        var scope = _kernel.Events.Begin(EventKind.OutOfMemory, (ulong)order, (ulong)gfp, _kernel.Buddy.FreePages, TotalPages);
        var victim = _kernel.Sysctl.OomKillAllocatingTask && current is not null && Exemption(current) is null ? current : Worst();
        if (victim is not null) Kill(victim, ReferenceEquals(victim, current) && _kernel.Sysctl.OomKillAllocatingTask ? OomRules.AllocatingTask : OomRules.HighestPoints);
        else _kernel.Events.Emit(EventKind.OomKill, rule: OomRules.NoVictim);
        _kernel.Events.End(scope);
        return victim is not null;
    }

    /// <summary>A point where the machine holds nothing: victims that were in the kernel end now.</summary>
    internal void FinishKills()
    {
        while (_dying.Count != 0)
        {
            var process = _dying[^1];
            _dying.RemoveAt(_dying.Count - 1);
            if (process.State == ProcessState.Running) process.Kill(Signal.SIGKILL);
        }
    }

    /// <summary>Why a process may not be killed; null when it may.</summary>
    private static Rule? Exemption(Process process) =>
        process.Pid == 1 ? OomRules.FirstProcess
        : process.OomScoreAdj == OomBadness.Never ? OomRules.Exempt
        : process.IsInVfork ? OomRules.SharesAfterVfork
        : null;

    /// <summary>select_bad_process.</summary>
    private Process? Worst()
    {
        _kernel.Work.Add(_kernel.Processes.All.Count);
        Process? worst = null;
        long most = long.MinValue;
        ulong total = TotalPages;
        foreach (var process in _kernel.Processes.All)
        {
            // Threads count as their process does. A process that is only being spawned has no address space to give back yet; a victim that is still there has nothing left.
            if (process.State != ProcessState.Running || process.IsThread || process.Mm is null || process.IsOomVictim) continue;
            var badness = BadnessOf(process);
            long points = badness.Points(total);
            var exemption = Exemption(process);
            if (_kernel.Events.IsHeard) TellScore(process, badness, points, exemption);
            if (exemption is not null || points < most) continue;
            worst = process;
            most = points;
        }

        return worst;
    }

    private void TellScore(Process process, in OomBadness badness, long points, Rule? exemption) => _kernel.Events.Emit(
        EventKind.OomScore, (ulong)process.Pid, badness.Resident + badness.Swapped + badness.Tables, (ulong)badness.Adjust, (ulong)points, exemption);

    /// <summary>oom_kill_process: SIGKILL to all that use the address space.</summary>
    private void Kill(Process victim, Rule why)
    {
        _kernel.VmStat.Count(VmEvent.OomKill);
        var scope = _kernel.Events.Begin(EventKind.OomKill, (ulong)victim.Pid, (ulong)BadnessOf(victim).Points(TotalPages), rule: why);
        var mm = victim.Mm;
        bool isInKernel = _kernel.CurrentProcess is { } current && ReferenceEquals(current.Mm, mm);
        foreach (var process in _kernel.Processes.All.ToArray())
        {
            if (process.State != ProcessState.Running || !ReferenceEquals(process.Mm, mm) || process.Pid == 1) continue;
            process.IsOomVictim = true;
            if (isInKernel) _dying.Add(process);
            else process.Kill(Signal.SIGKILL);
        }

        // Somebody else's operation holds the address space: its pages go at least.
        if (!isInKernel && mm.Users > 0) Reap(mm);
        _kernel.Events.End(scope);
    }

    /// <summary>__oom_reap_task_mm: anonymous pages go; tables and areas stay for whoever still uses the address space.</summary>
    private static void Reap(MmStruct mm)
    {
        for (var area = mm.Areas.First; area is not null; area = mm.Areas.Next(area))
        {
            if (area.Has(VmFlags.PfnMap | VmFlags.HugeTlb)) continue;
            if (area.IsAnonymous || !area.IsShared) mm.Tables.Zap(area.Range);
        }
    }
}

using System.Collections.Immutable;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Differences;

/// <summary>Compares the processes of two machines. What threads share with others is told once, with the first of them.</summary>
internal static class ProcessComparison
{
    public static ImmutableArray<ProcessDifference> Compare(Machine before, Machine after)
    {
        var changes = ImmutableArray.CreateBuilder<ProcessDifference>();
        var told = new HashSet<(int? Before, int? After)>();
        foreach (var (old, now) in Pairs.ById(before.Processes.All, after.Processes.All, process => process.Pid))
        {
            var (alive, lives) = (Living(old), Living(now));
            var isTold = (alive is null && lives is null) || !told.Add((alive?.Mm.Id, lives?.Mm.Id));
            var difference = new ProcessDifference((now ?? old)!.Pid, (now ?? old)!.Comm, old?.State, now?.State)
            {
                Areas = isTold ? [] : AreaComparison.Compare(alive, lives),
                Entries = isTold ? [] : EntryComparison.Compare(alive?.Mm, lives?.Mm),
                Counters = CountersOf(old, now, isTold ? null : alive?.Mm, isTold ? null : lives?.Mm),
            };
            if (!difference.IsEmpty) changes.Add(difference);
        }

        return changes.ToImmutable();
    }

    private static Process? Living(Process? process) => process is { State: ProcessState.Running } ? process : null;

    private static ImmutableArray<CounterChange> CountersOf(Process? before, Process? after, MmStruct? old, MmStruct? now)
    {
        var changes = ImmutableArray.CreateBuilder<CounterChange>();
        foreach (var (name, unit, read) in MmCounters) Counters.Add(changes, name, unit, old is null ? null : read(old), now is null ? null : read(now));
        Counters.Add(changes, "min_flt", CounterUnit.Count, (ulong?)before?.MinorFaults, (ulong?)after?.MinorFaults);
        Counters.Add(changes, "maj_flt", CounterUnit.Count, (ulong?)before?.MajorFaults, (ulong?)after?.MajorFaults);
        Counters.Add(changes, "exit_code", CounterUnit.Count, Ended(before), Ended(after));
        return changes.ToImmutable();
    }

    private static ulong? Ended(Process? process) => process is { State: not ProcessState.Running } ? (ulong)process.ExitCode : null;

    private static readonly ImmutableArray<(string Name, CounterUnit Unit, Func<MmStruct, ulong> Read)> MmCounters =
    [
        ("mm", CounterUnit.Count, mm => (ulong)mm.Id),
        ("map_count", CounterUnit.Count, mm => (ulong)mm.MapCount),
        ("total_vm", CounterUnit.Pages, mm => mm.TotalVm),
        ("locked_vm", CounterUnit.Pages, mm => mm.LockedVm),
        ("pinned_vm", CounterUnit.Pages, mm => mm.PinnedVm),
        ("data_vm", CounterUnit.Pages, mm => mm.DataVm),
        ("exec_vm", CounterUnit.Pages, mm => mm.ExecVm),
        ("stack_vm", CounterUnit.Pages, mm => mm.StackVm),
        ("rss_anon", CounterUnit.Pages, mm => mm.Rss.Anon),
        ("rss_file", CounterUnit.Pages, mm => mm.Rss.File),
        ("rss_shmem", CounterUnit.Pages, mm => mm.Rss.Shmem),
        ("swapped", CounterUnit.Pages, mm => mm.Rss.Swap),
        ("pgtables_bytes", CounterUnit.Bytes, mm => mm.Tables.Raw.CountedBytes),
        ("mmap_base", CounterUnit.Address, mm => mm.MmapBase.Value),
        ("start_code", CounterUnit.Address, mm => mm.StartCode.Value),
        ("end_code", CounterUnit.Address, mm => mm.EndCode.Value),
        ("start_data", CounterUnit.Address, mm => mm.StartData.Value),
        ("end_data", CounterUnit.Address, mm => mm.EndData.Value),
        ("start_brk", CounterUnit.Address, mm => mm.StartBrk.Value),
        ("brk", CounterUnit.Address, mm => mm.Brk.Value),
        ("start_stack", CounterUnit.Address, mm => mm.StartStack.Value),
        ("arg_start", CounterUnit.Address, mm => mm.ArgStart.Value),
        ("arg_end", CounterUnit.Address, mm => mm.ArgEnd.Value),
        ("env_start", CounterUnit.Address, mm => mm.EnvStart.Value),
        ("env_end", CounterUnit.Address, mm => mm.EnvEnd.Value),
    ];
}

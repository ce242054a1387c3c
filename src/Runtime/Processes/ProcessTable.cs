using System.Diagnostics.CodeAnalysis;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>Every process that was not yet waited for, by pid. Pid 1 is the one that <c>boot</c> makes; others count from 100.</summary>
public sealed class ProcessTable
{
    private readonly SortedDictionary<int, Process> _byPid = [];
    private int _nextPid = 100;

    /// <summary>In the order of their pids.</summary>
    public IReadOnlyCollection<Process> All => _byPid.Values;

    /// <summary>The process with that pid; it must exist.</summary>
    public Process this[int pid] => _byPid[pid];

    public bool TryGet(int pid, [NotNullWhen(true)] out Process? process) => _byPid.TryGetValue(pid, out process);

    internal int TakePid() => _nextPid++;

    internal void Add(Process process) => _byPid.Add(process.Pid, process);

    internal void Remove(Process process) => _byPid.Remove(process.Pid);
}

/// <summary>Every mm_struct in use by its id; ids are given in order and never again.</summary>
public sealed class MmTable
{
    private readonly SortedDictionary<int, MmStruct> _byId = [];
    private int _nextId = 1;

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyCollection<MmStruct> All => _byId.Values;

    public MmStruct this[int id] => _byId[id];

    internal int TakeId() => _nextId++;

    internal void Add(int id, MmStruct mm) => _byId.Add(id, mm);

    internal void Remove(int id) => _byId.Remove(id);
}

using System.Diagnostics.CodeAnalysis;

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

    /// <summary>Every table of descriptors once, those of threads too.</summary>
    internal IEnumerable<DescriptorTable> DescriptorTables() => All.Select(process => process.Descriptors).Distinct();

    internal int TakePid() => _nextPid++;

    internal void Add(Process process) => _byPid.Add(process.Pid, process);

    internal void Remove(Process process) => _byPid.Remove(process.Pid);

    /// <summary>Fills the empty table of a clone; families and shared descriptors are shared there as they are here.</summary>
    internal void Adopt(ProcessTable original, Kernel kernel)
    {
        _nextPid = original._nextPid;
        var descriptors = new Dictionary<DescriptorTable, DescriptorTable>(ReferenceEqualityComparer.Instance);
        foreach (var process in original.All) Add(process.CloneFor(kernel, descriptors));
        foreach (var process in original.All) this[process.Pid].AdoptFamily(process, this);
    }
}

namespace MemDsl.Runtime.Processes;

/// <summary>The same process on a cloned machine.</summary>
public sealed partial class Process
{
    /// <summary>
    /// A copy without its relatives, which <see cref="AdoptFamily"/> adds when all are copied. Address spaces must be in the clone's table;
    /// tables of descriptors that are shared here are shared there.
    /// </summary>
    internal Process CloneFor(Kernel kernel, Dictionary<DescriptorTable, DescriptorTable> descriptors)
    {
        if (!descriptors.TryGetValue(_descriptors, out var table))
        {
            table = _descriptors.CloneForMachine();
            descriptors.Add(_descriptors, table);
        }

        return new Process(kernel, Pid, parent: null, Credentials, Limits.Copy(), table)
        {
            State = State,
            ExitCode = ExitCode,
            Mm = State == ProcessState.Running ? kernel.Mms[Mm.Id] : null!,
            Comm = Comm,
            Arguments = Arguments,
            EnvironmentStrings = EnvironmentStrings,
            Personality = Personality,
            Is32Bit = Is32Bit,
            Program = Program,
            MinorFaults = MinorFaults,
            MajorFaults = MajorFaults,
            OomScoreAdj = OomScoreAdj,
            IsInVfork = IsInVfork,
            _leastOomScoreAdj = _leastOomScoreAdj,
        };
    }

    internal void AdoptFamily(Process original, ProcessTable table)
    {
        _parent = original._parent is { } parent ? table[parent.Pid] : null;
        _leader = original._leader is { } leader ? table[leader.Pid] : null;
        foreach (var thread in original._threads) _threads.Add(table[thread.Pid]);
        foreach (var child in original._children) _children.Add(table[child.Pid]);
    }
}

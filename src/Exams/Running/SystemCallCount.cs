using System.Collections.Immutable;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Processes;

namespace MemDsl.Exams.Running;

/// <summary>The system calls of a part.</summary>
/// <param name="Total">How many were made.</param>
/// <param name="Names">Which, each once, in the order of their first.</param>
public sealed record SystemCallCount(long Total, ImmutableArray<string> Names)
{
    public static SystemCallCount None { get; } = new(0, []);
}

/// <summary>Counts the system calls that a machine tells of.</summary>
internal sealed class SystemCallCounter : IEventListener
{
    private readonly HashSet<ulong> _seen = [];
    private readonly List<string> _names = [];
    private long _total;

    public SystemCallCount Count => new(_total, [.. _names]);

    public void OnEvent(in MachineEvent happened)
    {
        if (happened.Kind != EventKind.Syscall) return;
        _total++;
        if (_seen.Add(happened.A)) _names.Add(((SyscallNumber)happened.A).LinuxName());
    }
}

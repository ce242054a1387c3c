using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Processes;

/// <summary>What a process looks like from outside.</summary>
public sealed partial class Process
{
    /// <summary>/proc/PID/maps, to the byte.</summary>
    public string MapsText() => throw NotYet();

    /// <summary>The memory lines of /proc/PID/status, in bytes.</summary>
    public ProcessStatus Status() => throw NotYet();

    /// <summary>The physical address behind a virtual one, or null where nothing is mapped. Disturbs nothing.</summary>
    public PhysicalAddress? Physical(VirtualAddress address) => throw NotYet();
}

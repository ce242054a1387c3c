using MemDsl.Runtime.Events;
using MemDsl.Runtime.Faults;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime;

/// <summary>
/// What the parts of one machine share: each gets this handed in and finds its neighbours here. It holds no rules of its own.
/// A clone of the machine has a kernel of its own, whose parts know only each other.
/// </summary>
public sealed class Kernel
{
    internal Kernel(MachineOptions options, Ownership ownership, EventSource events, MachineRandom random, VmContext vm)
    {
        Options = options;
        Ownership = ownership;
        Events = events;
        Random = random;
        Vm = vm;
        Files = new FileTable(this);
        Processes = new ProcessTable();
        Mms = new MmTable();
        Faults = new FaultHandler(this);
    }

    public MachineOptions Options { get; }

    /// <summary>The stamp that chunks of this machine's state carry; see the README on clones.</summary>
    public Ownership Ownership { get; }

    public EventSource Events { get; }

    public MachineRandom Random { get; }

    /// <summary>What all address spaces have in common.</summary>
    public VmContext Vm { get; }

    public FileTable Files { get; internal set; }

    public ProcessTable Processes { get; internal set; }

    /// <summary>Every living mm_struct by its id.</summary>
    public MmTable Mms { get; internal set; }

    public FaultHandler Faults { get; }
}

using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>What all address spaces of a machine have in common.</summary>
public sealed class VmContext
{
    /// <summary>The machine's open files.</summary>
    public IVmFiles Files { get; internal set; } = null!;

    public VmContext(Ownership ownership, EventSource events, VmSettings settings)
        : this(ownership, events, settings, new AnonVmas(ownership), new CommittedMemory(settings))
    {
    }

    private VmContext(Ownership ownership, EventSource events, VmSettings settings, AnonVmas anonVmas, CommittedMemory committed)
    {
        Ownership = ownership;
        Events = events;
        AnonVmas = anonVmas;
        Committed = committed;
        Settings = settings;
    }

    public Ownership Ownership { get; }

    public EventSource Events { get; }

    /// <summary>The sysctls that user memory obeys. Replaced as a whole when one is written.</summary>
    public VmSettings Settings
    {
        get;
        internal set
        {
            field = value;
            Committed.Obey(value);
        }
    }

    public AnonVmas AnonVmas { get; }

    public CommittedMemory Committed { get; }

    /// <summary>The same state for a cloned machine, with that machine's owner cell and events.</summary>
    public VmContext CloneFor(Ownership ownership, EventSource events) =>
        new(ownership, events, Settings, AnonVmas.CloneFor(ownership), Committed.Clone());
}

namespace MemDsl.Runtime.Events;

/// <summary>The unit of an event's field; tells a reader how to print it.</summary>
public enum EventFieldUnit
{
    Int,
    Address,
    PhysicalAddress,
    Pfn,
    Bytes,
    Pages,
    Pid,
    Errno,
    Signal,
    SignalCode,
    Syscall,
    VmFlags,
    Protection,
    PageFaultErrorCode,
    File,
    PageTableEntry,
    Bool,

    /// <summary>An offset in a file, or of an anonymous area its address, in pages.</summary>
    PageOffset,

    /// <summary>A <c>ZoneKind</c>.</summary>
    Zone,

    /// <summary><c>GfpFlags</c>.</summary>
    Gfp,

    /// <summary>A <c>Migratetype</c>.</summary>
    Migratetype,
}

/// <summary>A named word of an event; <paramref name="Word"/> is 0 to 3, for A to D.</summary>
public sealed record EventField(string Name, EventFieldUnit Unit, int Word);

/// <summary>A row of the table of event kinds: how the kind is called in scripts, what its words mean, and what it tells, in a sentence.</summary>
public sealed partial class EventKindInfo
{
    private EventKindInfo(EventKind kind, string name, string description, EventField[] fields)
    {
        Kind = kind;
        Name = name;
        Description = description;
        Fields = fields;
    }

    public EventKind Kind { get; }

    /// <summary>The name in scripts and traces: <c>page_fault</c>.</summary>
    public string Name { get; }

    public string Description { get; }

    public IReadOnlyList<EventField> Fields { get; }

    public static EventKindInfo Of(EventKind kind) => Table[(int)kind];

    /// <summary>The row with that name, or null. It looks through the table: names are bound once, when a script is compiled.</summary>
    public static EventKindInfo? Find(string name) => Table.FirstOrDefault(row => row.Name == name);

    public override string ToString() => Name;
}

namespace MemDsl.Scripting.Values;

/// <summary>
/// What a script holds of a machine: never a runtime object, always a name that is looked up in the session's current machine,
/// so that cloning a machine and the executor's state together is undo.
/// </summary>
public abstract record Handle;

/// <summary>A process by its pid.</summary>
public sealed record ProcessHandle(int Pid) : Handle
{
    public override string ToString() => $"process {Pid}";
}

/// <summary><c>p.mm</c>: the address space of a process.</summary>
public sealed record MmHandle(int Pid) : Handle
{
    public override string ToString() => $"mm of process {Pid}";
}

/// <summary><c>p.status</c>: the figures of <c>/proc/PID/status</c>.</summary>
public sealed record StatusHandle(int Pid) : Handle
{
    public override string ToString() => $"status of process {Pid}";
}

/// <summary><c>p.kernel</c>: accesses on behalf of a process, in kernel mode.</summary>
public sealed record KernelAccessHandle(int Pid) : Handle
{
    public override string ToString() => $"kernel accesses of process {Pid}";
}

/// <summary>An in-memory file, by its number in the machine.</summary>
public sealed record FileHandle(int Id, string Name) : Handle
{
    public override string ToString() => Name;
}

/// <summary>An image of the script, by its place among the declarations.</summary>
public sealed record ImageHandle(int Index, string Name) : Handle
{
    public override string ToString() => Name;
}

/// <summary>A section of an image.</summary>
public sealed record SectionValue(string Name, ulong Start, ulong Size, string Permissions)
{
    public override string ToString() => $"{Name} 0x{Start:x}-0x{Start + Size:x} {Permissions}";
}

/// <summary>A frame of physical memory, by its number.</summary>
public sealed record PageHandle(uint Pfn) : Handle
{
    public override string ToString() => $"page {Pfn}";
}

/// <summary>A zone, by its place in the machine.</summary>
public sealed record ZoneHandle(int Index, string Name) : Handle
{
    public override string ToString() => $"zone {Name}";
}

/// <summary>An area of swap, by the type that its entries carry.</summary>
public sealed record SwapAreaHandle(int Type, string Name) : Handle
{
    public override string ToString() => $"swap area {Type} on {Name}";
}

/// <summary>A CPU, by its number.</summary>
public sealed record CpuHandle(int Index) : Handle
{
    public override string ToString() => $"cpu {Index}";
}

/// <summary>A global object of which a machine has one: <c>memory buddy zones tlb cpu meminfo kernel</c>.</summary>
public sealed record GlobalHandle(string Name) : Handle
{
    public override string ToString() => Name;
}

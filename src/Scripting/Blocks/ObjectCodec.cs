using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Blocks;

/// <summary>Handles and values that C# sees as the script holds them: <see cref="VmaValue"/>, <see cref="PteValue"/>, <see cref="MmHandle"/>, ….</summary>
public readonly struct ObjectCodec<T> : ICodec<T>
    where T : class
{
    public static T Read(in Slot slot, ScriptWorld world) => (T)slot.Reference!;

    public static Slot Write(T value, TypeSymbol type, ScriptWorld world) =>
        value is null ? throw new BadValueException("null", $"only a {type}? may be null") : new Slot(value);
}

/// <summary><c>process</c>: the runtime's process, which has not ended.</summary>
public readonly struct ProcessCodec : ICodec<Process>
{
    public static Process Read(in Slot slot, ScriptWorld world)
    {
        var pid = ((ProcessHandle)slot.Reference!).Pid;
        var process = world.FindProcess(pid);
        return process ?? throw new BlockProblem(DiagnosticDescriptors.ProcessHasEnded, pid, "it was waited for");
    }

    public static Slot Write(Process value, TypeSymbol type, ScriptWorld world) =>
        value is null ? throw new BadValueException("null", "only a process? may be null") : new Slot(new ProcessHandle(value.Pid));
}

/// <summary><c>file</c>: the runtime's file.</summary>
public readonly struct FileCodec : ICodec<MemoryFile>
{
    public static MemoryFile Read(in Slot slot, ScriptWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world.File((FileHandle)slot.Reference!);
    }

    public static Slot Write(MemoryFile value, TypeSymbol type, ScriptWorld world) =>
        value is null ? throw new BadValueException("null", "only a file? may be null") : new Slot(new FileHandle(value.Id.Value, value.Name));
}

/// <summary><c>zone</c>: the runtime's zone.</summary>
public readonly struct ZoneCodec : ICodec<Zone>
{
    public static Zone Read(in Slot slot, ScriptWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world.Machine.Zones[((ZoneHandle)slot.Reference!).Index];
    }

    public static Slot Write(Zone value, TypeSymbol type, ScriptWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        for (var i = 0; i < world.Machine.Zones.Count; i++)
            if (ReferenceEquals(world.Machine.Zones[i], value)) return new Slot(new ZoneHandle(i, value.Name));
        throw new BadValueException(value?.Name ?? "null", "that is no zone of this machine");
    }
}

/// <summary><c>cpu_unit</c>: the runtime's CPU.</summary>
public readonly struct CpuCodec : ICodec<Cpu>
{
    public static Cpu Read(in Slot slot, ScriptWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world.Machine.Cpus[((CpuHandle)slot.Reference!).Index];
    }

    public static Slot Write(Cpu value, TypeSymbol type, ScriptWorld world) =>
        value is null ? throw new BadValueException("null", "only a cpu? may be null") : new Slot(new CpuHandle(value.Id));
}

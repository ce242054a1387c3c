using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>The fields of mm_struct and the lines of /proc/PID/status.</summary>
internal static class MmRows
{
    /// <summary>Every field with its type, so that the picture of an mm shows the same ones.</summary>
    public static readonly IReadOnlyList<MmField> Fields =
    [
        new("mmap_base", Address, "Where the search for room begins.", static mm => mm.MmapBase.Value),
        new("task_size", Address, "The end of user space.", static mm => mm.TaskSize),
        new("pgd", Address, "The physical address of the top page table.", static mm => mm.Tables.Raw.Root.Address.Value),
        new("map_count", Int, "Number of areas.", static mm => (ulong)mm.MapCount),
        new("total_vm", Int, "Pages of all areas.", static mm => mm.TotalVm),
        new("locked_vm", Int, "Pages of areas with VM_LOCKED.", static mm => mm.LockedVm),
        new("pinned_vm", Int, "Pages that devices hold.", static mm => mm.PinnedVm),
        new("data_vm", Int, "Pages of private writable areas that are no stack.", static mm => mm.DataVm),
        new("exec_vm", Int, "Pages of executable areas that are not writable.", static mm => mm.ExecVm),
        new("stack_vm", Int, "Pages of areas that grow down.", static mm => mm.StackVm),
        new("hiwater_vm", Int, "The largest total_vm that the kernel has noted, pages. It notes lazily; VmPeak is always right.", static mm => mm.HiwaterVm),
        new("hiwater_rss", Int, "The largest resident set that the kernel has noted, pages. It notes lazily; VmHWM is always right.", static mm => mm.HiwaterRss),
        new("start_code", Address, "The program's code.", static mm => mm.StartCode.Value),
        new("end_code", Address, "The end of the program's code.", static mm => mm.EndCode.Value),
        new("start_data", Address, "The program's data.", static mm => mm.StartData.Value),
        new("end_data", Address, "The end of the program's data.", static mm => mm.EndData.Value),
        new("start_brk", Address, "Where the heap begins.", static mm => mm.StartBrk.Value),
        new("brk", Address, "Where the heap ends.", static mm => mm.Brk.Value),
        new("start_stack", Address, "The stack pointer at the program's start.", static mm => mm.StartStack.Value),
        new("arg_start", Address, "The strings of argv.", static mm => mm.ArgStart.Value),
        new("arg_end", Address, "The end of the strings of argv.", static mm => mm.ArgEnd.Value),
        new("env_start", Address, "The strings of envp.", static mm => mm.EnvStart.Value),
        new("env_end", Address, "The end of the strings of envp.", static mm => mm.EnvEnd.Value),
    ];

    public static void AddTo(RowTable table)
    {
        foreach (var field in Fields)
        {
            table.Add("mm_struct", new Row
            {
                On = MemTypes.Mm, Kind = LibraryFunctionKind.Property, Name = field.Name, Result = field.Type,
                Looks = CallEffectKinds.Maps | CallEffectKinds.Processes, Doc = field.Doc,
                Run = c => c.AliveByPid(c.Receiver<MmHandle>().Pid, out var process) ? c.Return(field.Read(process.Mm)) : CallStatus.Error,
            });
        }
    }
}

/// <summary>A field of mm_struct.</summary>
internal sealed record MmField(string Name, TypeSymbol Type, string Doc, Func<MmStruct, ulong> Read);

using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>The fields of an area.</summary>
internal static class VmaRows
{
    public static void AddTo(RowTable table) => table.Add(
        "Areas",
        Word("start", Address, "vm_start: its first byte.", static v => v.Area.Start.Value),
        Word("end", Address, "vm_end: the byte behind its last.", static v => v.Area.End.Value),
        Word("size", Int, "Bytes.", static v => v.Area.Length),
        Word("prot", Int, "PROT_ bits.", static v => (ulong)v.Area.Protection) with { Families = ["PROT"] },
        Word("flags", Int, "vm_flags: VM_ bits.", static v => (ulong)v.Area.Flags) with { Families = ["VM"] },
        Word("offset", Int, "Where in the file it begins, in bytes; 0 without a file.", static v => v.Line.Offset),
        Word("pgoff", Int, "vm_pgoff, pages: place in the file, for anonymous memory the page number of its first address.", static v => v.Area.PageOffset),
        Word("anon_vma", Int, "The identity its anonymous pages belong to; 0 before the first.", static v => (ulong)v.Area.AnonVma),
        Word("locked", Bool, "Whether mlock keeps it in memory.", static v => (v.Area.Flags & VmFlags.Locked) != 0 ? 1UL : 0),
        Words("perms", "Its protection as maps shows it: r-xp.", static v => v.Line.Permissions),
        Words("name", "The last column of maps; empty for an unnamed mapping.", static v => v.Line.Name),
        Words("ops", "The name of vm_ops.", static v => v.Area.Ops),
        new Row
        {
            On = MemTypes.Vma, Kind = LibraryFunctionKind.Property, Name = "anon_vma_chain", Result = MemTypes.ListOf(Int),
            Doc = "The anon_vmas its pages may belong to: its own first, then those inherited by fork.",
            Run = static c =>
            {
                var list = new ListValue(Int);
                foreach (var id in c.Receiver<VmaValue>().Area.Chain.Ids) list.Add(Slot.OfWord(id));
                return c.Return(list);
            },
        },
        new Row
        {
            On = MemTypes.Vma, Kind = LibraryFunctionKind.Property, Name = "file", Result = MemTypes.Maybe(MemTypes.File), Doc = "The mapped file, or null.",
            Run = static c =>
            {
                var open = c.Receiver<VmaValue>().Area.OpenFile;
                if (open == 0) return c.Return((object?)null);
                var file = c.World.Machine.Files.Open(open).File;
                return c.Return(new FileHandle(file.Id.Value, file.Name));
            },
        },
        Live("mm", MemTypes.Mm, "The address space it is in.", static (c, p, v) => c.Return(new MmHandle(p.Pid))),
        Live("next", MemTypes.Maybe(MemTypes.Vma), "The area after it, or null.", static (c, p, v) => c.Return(VmaViews.Of(p, p.Mm.Areas.Next(v.Area)))),
        Live("prev", MemTypes.Maybe(MemTypes.Vma), "The area before it, or null.",
            static (c, p, v) => c.Return(VmaViews.Of(p, p.Mm.Areas.Previous(v.Area)))),
        Live("smaps", MemTypes.Smaps, "Its lines of /proc/PID/smaps.", static (c, p, v) => c.Return(new SmapsValue(v.Area, AreaUsage.Of(p, v.Area)))),
        Live("resident", Int, "Pages of it that are in memory.", static (c, p, v) => c.Return(p.Mm.Tables.CountResident(v.Area.Range))));

    private static Row Word(string name, TypeSymbol type, string doc, Func<VmaValue, ulong> read) => new()
    {
        On = MemTypes.Vma, Kind = LibraryFunctionKind.Property, Name = name, Result = type, Doc = doc,
        Run = c => c.Return(read(c.Receiver<VmaValue>())),
    };

    private static Row Words(string name, string doc, Func<VmaValue, string> read) => new()
    {
        On = MemTypes.Vma, Kind = LibraryFunctionKind.Property, Name = name, Result = Text, Doc = doc,
        Run = c => c.Return(read(c.Receiver<VmaValue>())),
    };

    /// <summary>A field that is read from the process as it is now.</summary>
    private static Row Live(string name, TypeSymbol type, string doc, Func<CallContext, Process, VmaValue, CallStatus> read) => new()
    {
        On = MemTypes.Vma, Kind = LibraryFunctionKind.Property, Name = name, Result = type, Doc = doc,
        Run = c => c.AliveByPid(c.Receiver<VmaValue>().Pid, out var process) ? read(c, process, c.Receiver<VmaValue>()) : CallStatus.Error,
    };
}

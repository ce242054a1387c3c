using System.Diagnostics.CodeAnalysis;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>What a process looks like from outside.</summary>
internal static class ViewRows
{
    private const CallEffectKinds Pages = CallEffectKinds.Pages | CallEffectKinds.Processes;
    private const CallEffectKinds Maps = CallEffectKinds.Maps | CallEffectKinds.Processes;

    public static void AddTo(RowTable table)
    {
        table.Add(
            "Looking at a process",
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "maps", Result = MemTypes.ListOf(MemTypes.Vma), Looks = Maps,
                Doc = "Its areas in ascending order, as /proc/PID/maps shows them.",
                Example = "assert p.maps == maps { ... }",
                Run = static c => c.Alive(out var p) ? c.Return(VmaViews.All(p)) : CallStatus.Error,
            },
            Vma("vma", "The area that contains the address, or null (vma_lookup).", static (p, address) => p.Mm.AreaAt(address)),
            Vma("find_vma", "The kernel's find_vma: the first area that ends above the address, or null.", static (p, address) => p.Mm.FindVma(address)),
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "mm", Result = MemTypes.Mm,
                Doc = "Its mm_struct, by the kernel's field names.",
                Run = static c => c.Alive(out var p) ? c.Return(new MmHandle(p.Pid)) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "status", Result = MemTypes.Status,
                Doc = "The memory lines of /proc/PID/status.",
                Run = static c => c.Alive(out var p) ? c.Return(new StatusHandle(p.Pid)) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "pte", Result = MemTypes.Pte, Looks = Pages, AddressAt = 0, Parameters = [Needs("addr", Address)],
                Doc = "The page-table entry behind an address; an empty one where no table leads there.",
                Example = "assert not p.pte(buf).writable",
                Run = static c => Asked(c, out var p)
                    ? c.Return(new PteValue(c.Register(0), p.Mm.Tables.Raw.ReadLeaf(c.Address(0)), p.Mm.Tables.Mode)) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "walk", Result = MemTypes.ListOf(MemTypes.WalkLevel), Looks = Pages, AddressAt = 0,
                Parameters = [Needs("addr", Address)],
                Doc = "The way through the page tables from the top, as the processor would go it, without leaving a trace.",
                Example = "show p.walk(buf)",
                Run = Walk,
            },
            new Row
            {
                On = MemTypes.Process, Name = "phys", Result = Address, Looks = Pages, AddressAt = 0, Parameters = [Needs("addr", Address)],
                Doc = "The physical address behind a virtual one; an error where nothing is mapped.",
                Example = "assert child.phys(buf) == parent.phys(buf)",
                Run = static c => !Asked(c, out var p) ? CallStatus.Error
                    : p.Physical(c.Address(0)) is { } address ? c.Return(address.Value)
                    : c.Error(DiagnosticDescriptors.NothingMapped, ValueFormatter.Word(Address, c.Word(0)), p.Pid),
            },
            Count("rss", "Pages resident (VmRSS).", static p => p.Mm.Rss.Total),
            Count("rss_anon", "Anonymous pages resident.", static p => p.Mm.Rss.Anon),
            Count("rss_file", "Pages of files resident.", static p => p.Mm.Rss.File),
            Count("rss_shmem", "Pages of shared anonymous memory resident.", static p => p.Mm.Rss.Shmem),
            Count("swapped", "Pages in swap (VmSwap).", static p => p.Mm.Rss.Swap),
            Count("minflt", "Page faults that needed no input or output.", static p => (ulong)p.MinorFaults),
            Count("majflt", "Page faults that had to read.", static p => (ulong)p.MajorFaults),
            Count("uid", "The user it runs as.", static p => p.Credentials.Uid),
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "comm", Result = Text,
                Doc = "The program's file name, at most 15 bytes.",
                Run = static c => c.Alive(out var p) ? c.Return(p.Comm) : CallStatus.Error,
            });
    }

    private static Row Vma(string name, string doc, Func<Process, Runtime.Primitives.VirtualAddress, Runtime.UserSpace.VmArea?> find) => new()
    {
        On = MemTypes.Process, Name = name, Result = MemTypes.Maybe(MemTypes.Vma), Looks = Maps, AddressAt = 0,
        Parameters = [Needs("addr", Address)], Doc = doc, Example = $"show p.{name}(buf)",
        Run = c => c.Alive(out var process) ? c.Return(VmaViews.Of(process, find(process, c.Address(0)))) : CallStatus.Error,
    };

    private static Row Count(string name, string doc, Func<Process, ulong> read) => new()
    {
        On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = name, Looks = Pages, Doc = doc,
        Run = c => c.Alive(out var process) ? c.Return(read(process)) : CallStatus.Error,
    };

    /// <summary>The process whose page tables are to be walked for the first argument; false with an error when there is none.</summary>
    private static bool Asked(CallContext c, [NotNullWhen(true)] out Process? process)
    {
        if (!c.Alive(out process)) return false;
        c.World.Walks?.Add(process, c.Address(0));
        return true;
    }

    private static CallStatus Walk(CallContext c)
    {
        if (!Asked(c, out var process)) return CallStatus.Error;
        var tables = process.Mm.Tables.Raw;
        var steps = new ListValue(MemTypes.WalkLevel);
        foreach (var step in PageWalk.Of(tables, c.Address(0)).Steps) steps.Add(new Slot(new WalkLevelValue(c.Register(0), step, tables.Mode)));
        return c.Return(steps);
    }
}

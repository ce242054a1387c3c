using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Procfs;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Reference;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>What kernel code asks for, and the processor's own state.</summary>
internal static class KernelRows
{
    public static void AddTo(RowTable table)
    {
        table.Add(
            "Kernel",
            new Row
            {
                Kind = LibraryFunctionKind.Global, Name = "kernel", Result = MemTypes.Kernel, Doc = "What kernel code itself can ask for.",
                Run = static c => c.Return(new GlobalHandle("kernel")),
            },
            new Row
            {
                On = MemTypes.Kernel, Name = "alloc_pages", Result = Pfn, CanFail = true, Changes = CallEffectKinds.Physical,
                Parameters = [Needs("order", Int, "2^order frames"), With("gfp", Int, (long)GfpFlags.GFP_KERNEL, "GFP_ bits", "GFP_KERNEL").Of("GFP")],
                Doc = "alloc_pages: a block of 2^order frames. Gives the first one's number.", Example = "let pfn = kernel.alloc_pages(0)",
                Run = static c => c.Word(0) < int.MinValue || c.Word(0) > int.MaxValue
                    ? c.DoesNotFit(0, "order", "orders are from 0 to 10")
                    : c.Return(c.World.Machine.AllocPages((int)c.Word(0), (GfpFlags)(uint)c.Register(1))),
            },
            new Row
            {
                On = MemTypes.Kernel, Name = "free_pages", CanFail = true, Changes = CallEffectKinds.Physical,
                Parameters = [Needs("pfn", Pfn), Needs("order", Int)],
                Doc = "__free_pages: gives a block back. What Linux would report as a bad page is refused with the reason.",
                Example = "kernel.free_pages(pfn, 0)",
                Run = static c => c.Word(0) < 0 || c.Word(0) > uint.MaxValue ? c.DoesNotFit(0, "pfn", "frame numbers have 32 bits")
                    : c.Word(1) < int.MinValue || c.Word(1) > int.MaxValue ? c.DoesNotFit(1, "order", "orders are from 0 to 10")
                    : c.Return(c.World.Machine.Kernel.Buddy.TryFree(new PageFrameNumber((uint)c.Word(0)), (int)c.Word(1))),
            },
            new Row
            {
                On = MemTypes.Kernel, Name = "sysctl", Result = Text, Parameters = [Needs("name", Text, "vm.swappiness, vm.min_free_kbytes, …")],
                Looks = CallEffectKinds.Physical,
                Doc = "The value of a setting, as /proc/sys/vm has it. Reading vm.lowmem_reserve_ratio computes the reserves anew, as Linux does.",
                Example = "kernel.sysctl(\"vm.min_free_kbytes\")",
                Run = static c => Setting(c) is { } row ? c.Return(row.Read(c.World.Machine.Kernel)) : NoSetting(c),
            },
            new Row
            {
                On = MemTypes.Kernel, Name = "set_sysctl", CanFail = true, Changes = CallEffectKinds.Physical,
                Parameters = [Needs("name", Text), Needs("value", Text, "numbers with spaces between")],
                Doc = "Writes a setting while the machine runs; what follows from it, as the watermarks from vm.min_free_kbytes, is computed at once.",
                Example = "kernel.set_sysctl(\"vm.min_free_kbytes\", \"4096\")",
                Run = static c => Setting(c) is { } row ? c.Return(SysctlTable.Write(c.World.Machine.Kernel, row, c.Text(1))) : NoSetting(c),
            });
        table.Add(
            "Processor",
            new Row
            {
                Kind = LibraryFunctionKind.Global, Name = "tlb", Result = MemTypes.Tlb, Doc = "The TLB of the CPU that operations run on.",
                Run = static c => c.Return(new GlobalHandle("tlb")),
            },
            Tlb("hits", "Translations it knew.", static t => t.Hits),
            Tlb("misses", "Translations that took a walk of the tables.", static t => t.Misses),
            Tlb("flushes", "Flushes of a whole address space.", static t => t.Flushes),
            Tlb("page_flushes", "Pages flushed one by one.", static t => t.PageFlushes),
            new Row
            {
                Kind = LibraryFunctionKind.Global, Name = "cpu", Result = MemTypes.Cpu, Doc = "The CPU that operations run on.",
                Run = static c => c.Return(new CpuHandle(c.World.CurrentCpu)),
            },
            Cpu("id", Int, "Its number, from 0.", static u => (ulong)u.Id),
            Cpu("cr2", Address, "The address of the last page fault.", static u => u.Cr2.Value),
            Cpu("cr3", Address, "The physical address of the top page table that is loaded.", static u => u.Root.Address.Value));
    }

    private static SysctlRow? Setting(CallContext c)
    {
        const string Folder = "vm.";
        return c.Text(0).StartsWith(Folder, StringComparison.Ordinal) ? SysctlTable.Find(c.Text(0)[Folder.Length..]) : null;
    }

    private static CallStatus NoSetting(CallContext c)
    {
        var names = Suggestions.Nearest(c.Text(0), SysctlTable.Rows.Select(row => "vm." + row.Name), 3);
        return c.Error(
            DiagnosticDescriptors.CannotDo, $"there is no setting '{c.Text(0)}'{(names.IsEmpty ? "" : $"; did you mean {string.Join(" or ", names)}?")}");
    }

    private static Row Tlb(string name, string doc, Func<Runtime.Hardware.Tlb, ulong> read) => new()
    {
        On = MemTypes.Tlb, Kind = LibraryFunctionKind.Property, Name = name, Doc = doc, Looks = CallEffectKinds.Pages,
        Run = c => c.Return(read(c.World.Machine.Cpus[c.World.CurrentCpu].Tlb)),
    };

    private static Row Cpu(string name, TypeSymbol type, string doc, Func<Runtime.Hardware.Cpu, ulong> read) => new()
    {
        On = MemTypes.Cpu, Kind = LibraryFunctionKind.Property, Name = name, Result = type, Doc = doc, Looks = CallEffectKinds.Pages,
        Run = c => c.Return(read(c.World.Machine.Cpus[c.Receiver<CpuHandle>().Index])),
    };
}

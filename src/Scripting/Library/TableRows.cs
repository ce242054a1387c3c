using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>Page-table entries and the steps of a walk.</summary>
internal static class TableRows
{
    private static readonly (string Name, string Doc, Func<PageTableEntry, bool> Read)[] Bits =
    [
        ("present", "P: the processor may use the entry.", static e => e.IsPresent),
        ("writable", "R/W: stores are allowed.", static e => e.IsWritable),
        ("user", "U/S: user mode may use it.", static e => e.IsUser),
        ("accessed", "A: the processor has used it.", static e => e.IsAccessed),
        ("dirty", "D: the processor has stored through it.", static e => e.IsDirty),
        ("large", "PS: the entry maps 2 MiB at once. Of such an entry, pfn is the frame of the page that was asked for.", static e => e.IsLarge),
        ("nx", "XD: fetches are forbidden.", static e => e.IsNoExecute),
    ];

    public static void AddTo(RowTable table)
    {
        AddEntry(table, MemTypes.Pte, static c => c.Receiver<PteValue>().Entry);
        AddEntry(table, MemTypes.WalkLevel, static c => c.Receiver<WalkLevelValue>().Step.Entry);
        table.Add(
            "Page tables",
            new Row
            {
                On = MemTypes.Pte, Kind = LibraryFunctionKind.Property, Name = "swap",
                Doc = "The slot that the page is in; 0 for a page that is not in swap (slot 0 is the header of the area).",
                Example = "assert p.pte(buf).swap == 1",
                Run = static c => c.Return(Swapped(c).Offset),
            },
            new Row
            {
                On = MemTypes.Pte, Kind = LibraryFunctionKind.Property, Name = "swap_area", Doc = "The type of the swap area that the slot is of.",
                Run = static c => c.Return(Swapped(c).Type),
            },
            new Row
            {
                On = MemTypes.Pte, Kind = LibraryFunctionKind.Property, Name = "swap_exclusive", Result = Bool,
                Doc = "pte_swp_exclusive: of a page in swap, whether it is this mapping's alone.",
                Run = static c => c.Return(!Swapped(c).IsNone && c.Receiver<PteValue>().Entry.IsSwapExclusive(c.World.Machine.Kernel.PagingMode)),
            },
            new Row
            {
                On = MemTypes.Pte, Kind = LibraryFunctionKind.Property, Name = "entry", Doc = "All bits of the entry.",
                Run = static c => c.Return(c.Receiver<PteValue>().Entry.Raw),
            },
            new Row
            {
                On = MemTypes.WalkLevel, Kind = LibraryFunctionKind.Property, Name = "entry", Doc = "All bits of the entry.",
                Run = static c => c.Return(c.Receiver<WalkLevelValue>().Step.Entry.Raw),
            },
            new Row
            {
                On = MemTypes.WalkLevel, Kind = LibraryFunctionKind.Property, Name = "name", Result = Text, Doc = "The level: pgd, p4d, pud, pmd, pte.",
                Run = static c => c.Return(c.Receiver<WalkLevelValue>().Step.Level.Name),
            },
            new Row
            {
                On = MemTypes.WalkLevel, Kind = LibraryFunctionKind.Property, Name = "table", Result = Address, Doc = "The table's physical address.",
                Run = static c => c.Return(c.Receiver<WalkLevelValue>().Step.Table.Value),
            },
            new Row
            {
                On = MemTypes.WalkLevel, Kind = LibraryFunctionKind.Property, Name = "index", Doc = "Which entry of the table.",
                Run = static c => c.Return(c.Receiver<WalkLevelValue>().Step.Index),
            });
    }

    private static SwapEntry Swapped(CallContext c)
    {
        var (entry, mode) = (c.Receiver<PteValue>().Entry, c.World.Machine.Kernel.PagingMode);
        return PteMarkers.IsSwapped(entry, mode) ? entry.SwapEntry(mode) : default;
    }

    private static void AddEntry(RowTable table, ObjectType type, Func<CallContext, PageTableEntry> read)
    {
        foreach (var bit in Bits)
        {
            table.Add("Page tables", new Row
            {
                On = type, Kind = LibraryFunctionKind.Property, Name = bit.Name, Result = Bool, Doc = bit.Doc,
                Run = c => c.Return(bit.Read(read(c))),
            });
        }

        table.Add("Page tables", new Row
        {
            On = type, Kind = LibraryFunctionKind.Property, Name = "pfn", Result = Pfn, Doc = "The frame it names; an error where it names none.",
            Run = c => read(c) is { HasFrame: true } entry
                ? c.Return((ulong)entry.Frame.Value)
                : c.Error(DiagnosticDescriptors.CannotDo, "the entry names no frame: it is " + PteValue.Describe(read(c))),
        });
    }
}

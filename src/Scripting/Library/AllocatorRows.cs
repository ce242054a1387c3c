using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>The page allocator: what kernel code asks it for, and a look at its lists.</summary>
internal static class AllocatorRows
{
    private const CallEffectKinds Physical = CallEffectKinds.Physical | CallEffectKinds.Pages | CallEffectKinds.Processes;

    private static readonly LibraryParameter Zone = May("zone", Text, "the name of one zone", "all zones").Of("zone");
    private static readonly LibraryParameter Type = May("type", Text, "the migratetype of the lists", "all types").Of("migratetype");
    private static readonly LibraryParameter Order = Needs("order", Int, "0 to 10");

    public static void AddTo(RowTable table)
    {
        table.Add("Kernel",
            Range("alloc_contig_range", "Takes a range of any length and place: all its pages must be free. Each is a block of order 0.",
                "kernel.alloc_contig_range(0x1400, 1024)", static (buddy, start, count) => buddy.AllocContigRange(start, count, GfpFlags.GFP_KERNEL)),
            Range("free_contig_range", "Gives such pages back, one by one.", "kernel.free_contig_range(0x1400, 1024)",
                static (buddy, start, count) => buddy.FreeContigRange(start, count)),
            Range("isolate_pages", "start_isolate_page_range: takes whole pageblocks out of circulation; what is free in them is neither counted nor given out.",
                "kernel.isolate_pages(0x1400, 512)", static (buddy, start, count) => buddy.Isolate(start, count)),
            Range("undo_isolate_pages", "undo_isolate_page_range: brings them back.", "kernel.undo_isolate_pages(0x1400, 512)",
                static (buddy, start, count) => buddy.UndoIsolate(start, count)),
            new Row
            {
                On = MemTypes.Kernel, Name = "drain_all_pages", Changes = CallEffectKinds.Physical, Example = "kernel.drain_all_pages()",
                Doc = "drain_all_pages: every CPU gives the free pages that it keeps at hand back to the buddy's lists, so that they count as free again.",
                Run = static c =>
                {
                    c.World.Machine.Kernel.Buddy.DrainAll();
                    return c.Return(SyscallResult.Success);
                },
            });
        table.Add("Memory",
            Count("free", "How many free blocks of an order there are.", "assert buddy.free(10, zone: DMA32) > 0", static (_, zone, order, type) =>
                type is { } one ? zone.FreeBlocks(order, one) : zone.FreeBlocks(order)),
            List("blocks", [Order, Zone, Type], "The free blocks of an order, from the head of the list (the next to be given out) to its tail; type by type.",
                "buddy.blocks(0, zone: DMA32, type: Movable)", static (c, buddy, zone, order, type) =>
                    type is { } one ? buddy.FreeBlocks(zone, order, one) : buddy.FreeBlocks(zone, order)),
            List("at_hand", [Order, Zone, Type, May("cpu", Int, "which processor", "the one that operations run on")],
                "The blocks that a CPU keeps at hand (its per-CPU lists), from the head to the tail; type by type.",
                "buddy.at_hand(0, zone: DMA32, type: Movable)", static (c, buddy, zone, order, type) =>
                {
                    var cpu = c.IsGiven(3) ? (int)c.Word(3) : c.World.CurrentCpu;
                    return PerCpuTypes(type).SelectMany(one => buddy.PagesAtHand(zone, cpu, one, order));
                }),
            Index("fragmentation_index", "Why a request of an order would fail, in thousandths: towards 0 for lack of memory, towards 1000 because it is in pieces; -1000 when it would not fail.",
                FragmentationIndex.Of),
            Index("unusable_index", "The share of the zone's free pages that a request of an order could not use, in thousandths.", FragmentationIndex.Unusable),
            new Row
            {
                On = MemTypes.Buddy, Kind = LibraryFunctionKind.Property, Name = "free_pages", Looks = Physical, Doc = "Free frames of all zones, without those that CPUs keep at hand.",
                Run = static c => c.Return(c.World.Machine.Kernel.Buddy.FreePages),
            },
            new Row
            {
                On = MemTypes.Buddy, Name = "block_of", Result = MemTypes.Maybe(Pfn), Looks = Physical, Parameters = [Needs("pfn", Pfn)],
                Doc = "The first frame of the free block that a frame lies in, or null when it is not on the buddy's lists.",
                Example = "print buddy.block_of(0x1000)",
                Run = static c => Frame(c, out var pfn) && c.World.Machine.Kernel.Buddy.FindFreeBlock(pfn) is { } block
                    ? c.ReturnPresent(block.Head.Value) : c.Return((object?)null),
            },
            ZoneField("min", "The min watermark, in pages, with the boost.", static z => z.WatermarkMin + z.WatermarkBoost),
            ZoneField("low", "The low watermark: below it kswapd is woken.", static z => z.WatermarkLow + z.WatermarkBoost),
            ZoneField("high", "The high watermark: at it kswapd rests.", static z => z.WatermarkHigh + z.WatermarkBoost),
            ZoneField("boost", "Pages that were added to the watermarks because types were mixed.", static z => z.WatermarkBoost),
            ZoneField("cma", "Pages of CMA areas.", static z => z.CmaPages),
            ZoneField("reserved_highatomic", "Pages of the pageblocks that are kept for urgent requests.", static z => z.ReservedHighAtomic),
            new Row
            {
                On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = "history", Result = Text, Looks = Physical,
                Doc = "What a free page was before and for whom it was freed; empty for a page in use, and one that was never given out.",
                Example = "print page(0x1000).history",
                Run = static c => c.Return(History(FrameHistory.Of(in c.World.Machine.Kernel.Memory.Peek(new PageFrameNumber(c.Receiver<PageHandle>().Pfn))))),
            },
            new Row
            {
                On = MemTypes.Buddy, Name = "pageblock", Result = Text, Looks = Physical, Parameters = [Needs("pfn", Pfn)],
                Doc = "The migratetype of the pageblock that a frame lies in.", Example = "assert buddy.pageblock(0x1000) == Movable",
                Run = static c => Frame(c, out var pfn)
                    ? c.Return(c.World.Machine.Kernel.Buddy.Pageblocks[pfn].ToString())
                    : c.DoesNotFit(0, "pfn", $"the machine's frames end at {c.World.Machine.Kernel.Memory.FrameLimit}"),
            });
    }

    /// <summary>What a CPU's lists are for; the other types are kept on the Movable ones.</summary>
    private static Migratetype[] PerCpuTypes(Migratetype? type) =>
        type is { } one ? one <= Migratetype.Reclaimable ? [one] : [] : [Migratetype.Unmovable, Migratetype.Movable, Migratetype.Reclaimable];

    private static Row Range(string name, string doc, string example, Func<BuddyAllocator, PageFrameNumber, uint, SyscallResult> call) => new()
    {
        On = MemTypes.Kernel, Name = name, Result = name == "alloc_contig_range" ? Pfn : PrimitiveType.Int, CanFail = true, Changes = CallEffectKinds.Physical,
        Parameters = [Needs("start", Pfn, "the first frame"), Needs("count", Int, "frames")], Doc = doc, Example = example,
        Run = c => c.Word(0) < 0 || c.Word(0) > uint.MaxValue ? c.DoesNotFit(0, "start", "frame numbers have 32 bits")
            : c.Word(1) < 0 || c.Word(1) > uint.MaxValue ? c.DoesNotFit(1, "count", "frame numbers have 32 bits")
            : c.Return(Frames(c, call)),
    };

    private static SyscallResult Frames(CallContext c, Func<BuddyAllocator, PageFrameNumber, uint, SyscallResult> call)
    {
        var (start, count) = ((uint)c.Word(0), (uint)c.Word(1));
        var kernel = c.World.Machine.Kernel;
        kernel.Work.Add(Math.Min(count, kernel.Memory.FrameLimit) >> 2);
        return call(kernel.Buddy, new PageFrameNumber(start), count);
    }

    private static Row Count(string name, string doc, string example, Func<BuddyAllocator, Zone, int, Migratetype?, ulong> count) => new()
    {
        On = MemTypes.Buddy, Name = name, Looks = Physical, Parameters = [Order, Zone, Type], Doc = doc, Example = example,
        Run = c =>
        {
            if (!Lists(c, out var zones, out var order, out var type)) return CallStatus.Error;
            var sum = 0UL;
            foreach (var zone in zones) sum += count(c.World.Machine.Kernel.Buddy, zone, order, type);
            return c.Return(sum);
        },
    };

    private static Row List(string name, ImmutableArray<LibraryParameter> parameters, string doc, string example,
        Func<CallContext, BuddyAllocator, Zone, int, Migratetype?, IEnumerable<PageFrameNumber>> find) => new()
        {
            On = MemTypes.Buddy, Name = name, Result = MemTypes.ListOf(Pfn), Looks = Physical, Parameters = parameters, Doc = doc, Example = example,
            Run = c =>
            {
                if (!Lists(c, out var zones, out var order, out var type)) return CallStatus.Error;
                var list = new ListValue(Pfn);
                foreach (var zone in zones)
                    foreach (var block in find(c, c.World.Machine.Kernel.Buddy, zone, order, type))
                        list.Add(Slot.OfWord(block.Value));
                return c.Return(list);
            },
        };

    private static Row Index(string name, string doc, Func<Zone, int, int> read) => new()
    {
        On = MemTypes.Buddy, Name = name, Looks = Physical, Parameters = [Order, Needs("zone", Text, "the name of the zone").Of("zone")], Doc = doc,
        Example = $"buddy.{name}(9, zone: DMA32)",
        Run = c => Zones(c, out var zones, out var order) ? c.Return(read(zones[0], order)) : CallStatus.Error,
    };

    private static Row ZoneField(string name, string doc, Func<Zone, uint> read) => new()
    {
        On = MemTypes.Zone, Kind = LibraryFunctionKind.Property, Name = name, Looks = Physical, Doc = doc,
        Run = c => c.Return((ulong)read(c.World.Machine.Kernel.Buddy.Zones[c.Receiver<ZoneHandle>().Index])),
    };

    /// <summary>What a free page was, in words; empty when it was nothing.</summary>
    internal static string History(FrameHistory? history)
    {
        if (history is not { } was) return "";
        var owner = was.Type == FrameType.PageTable ? "a page table"
            : was.IsAnon ? string.Create(CultureInfo.InvariantCulture, $"an anonymous page of anon_vma {was.Mapping}")
            : was.Mapping != 0 ? string.Create(CultureInfo.InvariantCulture, $"page {was.Index} of file {was.Mapping}")
            : "the kernel's own";
        return string.Create(CultureInfo.InvariantCulture, $"{owner}, order {was.Order}, freed for process {was.Pid}");
    }

    private static bool Frame(CallContext c, out PageFrameNumber pfn)
    {
        pfn = new PageFrameNumber((uint)c.Word(0));
        return c.Word(0) >= 0 && c.Word(0) < c.World.Machine.Kernel.Memory.FrameLimit;
    }

    private static bool Lists(CallContext c, out IReadOnlyList<Zone> zones, out int order, out Migratetype? type)
    {
        type = null;
        if (!Zones(c, out zones, out order)) return false;
        if (!c.IsGiven(2) || c.Reference<string>(2) is not { } name) return true;
        if (Enum.TryParse<Migratetype>(name, out var one) && Enum.IsDefined(one) && one.ToString() == name)
        {
            type = one;
            return true;
        }

        c.Error(DiagnosticDescriptors.CannotDo, $"there is no migratetype {name}; there are {string.Join(", ", Enum.GetNames<Migratetype>())}");
        return false;
    }

    private static bool Zones(CallContext c, out IReadOnlyList<Zone> zones, out int order)
    {
        zones = c.World.Machine.Kernel.Buddy.Zones;
        order = 0;
        if (c.Word(0) < 0 || c.Word(0) > BuddyAllocator.MaxOrder)
        {
            c.DoesNotFit(0, "order", $"orders are from 0 to {BuddyAllocator.MaxOrder}");
            return false;
        }

        order = (int)c.Word(0);
        if (!c.IsGiven(1) || c.Reference<string>(1) is not { } name) return true;
        zones = [.. zones.Where(zone => zone.Name == name)];
        if (zones.Count > 0) return true;
        c.Error(DiagnosticDescriptors.CannotDo, $"the machine has no zone {name}");
        return false;
    }
}

using System.Globalization;
using System.Text;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Procfs;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Reference;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>Physical memory: frames, zones, free lists, and the files of /proc that show them.</summary>
internal static class MemoryRows
{
    private const CallEffectKinds Physical = CallEffectKinds.Physical | CallEffectKinds.Pages | CallEffectKinds.Processes;

    public static void AddTo(RowTable table)
    {
        table.Add("Memory",
            new Row
            {
                Kind = LibraryFunctionKind.Function, Name = "page", Result = MemTypes.Page, Parameters = [Needs("pfn", Pfn)],
                Doc = "struct page of a frame.", Example = "page(p.pte(buf).pfn).refcount",
                Run = static c => c.Word(0) >= 0 && c.Word(0) < c.World.Machine.Kernel.Memory.FrameLimit
                    ? c.Return(new PageHandle((uint)c.Word(0)))
                    : c.DoesNotFit(0, "page", $"the machine's frames end at {c.World.Machine.Kernel.Memory.FrameLimit}"),
            },
            new Row
            {
                On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = "refcount", Looks = Physical, Doc = "_refcount: who holds it; of a huge page's part, the whole.",
                Run = static c => c.Return(c.World.Machine.Kernel.Memory.Peek(HeadOf(c)).RefCount),
            },
            PageField("mapcount", Int, "Page-table entries that map it, huge ones too.", static (c, f) => c.Return(f.MapCount)),
            PageField("flags", Int, "PG_ bits.", static (c, f) => c.Return((ulong)f.Flags)),
            PageField("order", Int, "The order of the block that it heads.", static (c, f) => c.Return((int)f.Order)),
            new Row
            {
                On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = "head", Result = Pfn, Looks = Physical,
                Doc = "compound_head: the first frame of the huge page it belongs to; its own number if to none.",
                Example = "page(p.pte(buf + 8K).pfn).head == p.pte(buf).pfn",
                Run = static c => c.Return((ulong)HeadOf(c).Value),
            },
            PageField("type", Text, "Who has it: Free InUse PageTable Slab Reserved PerCpu, which is at hand of a CPU.", static (c, f) => c.Return(f.Type.ToString())),
            new Row
            {
                On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = "pfn", Result = Pfn, Doc = "Its number.",
                Run = static c => c.Return((ulong)c.Receiver<PageHandle>().Pfn),
            },
            new Row
            {
                On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = "zone", Result = MemTypes.Maybe(MemTypes.Zone),
                Doc = "The zone it lies in; null for a frame that is no RAM.",
                Run = static c =>
                {
                    var zone = c.World.Machine.Kernel.Buddy.ZoneOf(new PageFrameNumber(c.Receiver<PageHandle>().Pfn));
                    return c.Return(zone is null ? null : Handle(c, zone));
                },
            },
            Global("memory", MemTypes.Memory, "The machine's RAM by physical address.", static c => c.Return(new GlobalHandle("memory"))),
            new Row
            {
                On = MemTypes.Memory, Name = "load", Looks = Physical, Parameters = [Needs("paddr", Address), With("size", Int, 1, "1, 2, 4 or 8 bytes")],
                Doc = "Loads from a physical address, past every translation.", Example = "memory.load(p.phys(buf))",
                Run = Load,
            },
            new Row
            {
                On = MemTypes.Memory, Name = "dump", Result = Text, Looks = Physical, Parameters = [Needs("range", RangeType.Address)],
                Doc = "The bytes of a physical range, sixteen a line with their characters.", Example = "print memory.dump(p.phys(buf)..+64)",
                Run = Dump,
            },
            Global("zones", MemTypes.ListOf(MemTypes.Zone), "The zones from low to high memory.",
                static c => c.Return(ListValue.Of(MemTypes.Zone, c.World.Machine.Kernel.Buddy.Zones.Select(zone => (object?)Handle(c, zone))))),
            ZoneField("name", Text, "Linux's name.", static (c, z) => c.Return(z.Name)),
            ZoneField("start", Pfn, "zone_start_pfn.", static (c, z) => c.Return((ulong)z.StartPfn.Value)),
            ZoneField("spanned", Int, "Frames from its start to its end, holes included.", static (c, z) => c.Return((ulong)z.SpannedPages)),
            ZoneField("present", Int, "Frames that are RAM.", static (c, z) => c.Return((ulong)z.PresentPages)),
            ZoneField("managed", Int, "Frames that the buddy allocator was given.", static (c, z) => c.Return((ulong)z.ManagedPages)),
            ZoneField("free", Int, "Frames that are free.", static (c, z) => c.Return((ulong)z.FreePages)),
            ZoneField("promo", Int, "As far above high as high is above low.", static (c, z) => c.Return((ulong)(z.WatermarkPromo + z.WatermarkBoost))),
            ZoneField("protection", MemTypes.ListOf(Int), "lowmem_reserve: what a request must leave here, by the highest zone that it could use.",
                static (c, z) => c.Return(Words(ZoneInfo.Protection(z, c.World.Machine.Options.Architecture)))),
            ZoneField("batch", Int, "pcp->batch: frames that move at a time between the free lists and a CPU's.", static (c, z) => c.Return((ulong)z.PcpBatch)),
            ZoneField("high_min", Int, "pcp->high_min: a CPU keeps at least so many before it gives some back.", static (c, z) => c.Return((ulong)z.PcpHighMin)),
            ZoneField("high_max", Int, "pcp->high_max: and at most so many.", static (c, z) => c.Return((ulong)z.PcpHighMax)),
            ZoneField("threshold", Int, "How far a CPU's own counters may differ from the zone's.", static (c, z) => c.Return(z.StatThreshold)),
            Global("buddy", MemTypes.Buddy, "The free lists of all zones.", static c => c.Return(new GlobalHandle("buddy"))),
            Global("meminfo", MemTypes.MemInfo, "The lines of /proc/meminfo.", static c => c.Return(new GlobalHandle("meminfo"))));
        foreach (var line in MemInfo.Lines)
        {
            table.Add("Memory", new Row
            {
                On = MemTypes.MemInfo, Kind = LibraryFunctionKind.Property, Name = line.Identifier, Looks = Physical,
                Doc = line.IsCount ? line.Documentation : line.Documentation + " Bytes.",
                Run = c => c.Return(line.Read(c.World.Machine.Kernel)),
            });
        }

        table.Add("Memory", new Row
        {
            Kind = LibraryFunctionKind.Function, Name = "proc", Result = Text, Looks = Physical | CallEffectKinds.Maps,
            Parameters = [Needs("name", Text, "buddyinfo, meminfo, pagetypeinfo, swaps, vmstat, zoneinfo, sys/vm/NAME, PID/maps, PID/status")],
            Doc = "The text of a file of /proc.", Example = "print proc(\"buddyinfo\")",
            Run = static c => ProcFiles.Read(c.World.Machine, c.Text(0)) is { } text
                ? c.Return(text)
                : c.Error(DiagnosticDescriptors.CannotDo, $"there is no file /proc/{c.Text(0)} on this machine; there are buddyinfo, meminfo, pagetypeinfo, swaps, vmstat, zoneinfo, sys/vm/NAME, PID/maps and PID/status"),
        });
        table.Add("Memory", new Row
        {
            Kind = LibraryFunctionKind.Function, Name = "vmstat", Result = Int, Looks = Physical, Parameters = [Needs("name", Text, "as /proc/vmstat has it")],
            Doc = "A counter of /proc/vmstat.", Example = "vmstat(\"pgfault\")",
            Run = static c => VmStatFile.Find(c.World.Machine.Kernel, c.Text(0)) is { } value
                ? c.Return(value)
                : c.Error(DiagnosticDescriptors.CannotDo, $"/proc/vmstat has no line '{c.Text(0)}'{Nearest(c)}"),
        });
    }

    private static string Nearest(CallContext c)
    {
        var names = Suggestions.Nearest(c.Text(0), VmStatFile.Lines(c.World.Machine.Kernel).Select(line => line.Name), 3);
        return names.IsEmpty ? "" : $"; did you mean {string.Join(" or ", names)}?";
    }

    private static ListValue Words(IEnumerable<uint> words)
    {
        var list = new ListValue(Int);
        foreach (var word in words) list.Add(Slot.OfWord(word));
        return list;
    }

    private static Row Global(string name, TypeSymbol type, string doc, RowImplementation run) =>
        new() { Kind = LibraryFunctionKind.Global, Name = name, Result = type, Doc = doc, Run = run };

    private static Row PageField(string name, TypeSymbol type, string doc, Func<CallContext, Frame, CallStatus> read) => new()
    {
        On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = name, Result = type, Looks = Physical, Doc = doc,
        Run = c => read(c, c.World.Machine.Kernel.Memory.Peek(new PageFrameNumber(c.Receiver<PageHandle>().Pfn))),
    };

    private static PageFrameNumber HeadOf(CallContext c) => c.World.Machine.Kernel.Memory.HeadOf(new PageFrameNumber(c.Receiver<PageHandle>().Pfn));

    private static Row ZoneField(string name, TypeSymbol type, string doc, Func<CallContext, Zone, CallStatus> read) => new()
    {
        On = MemTypes.Zone, Kind = LibraryFunctionKind.Property, Name = name, Result = type, Looks = Physical, Doc = doc,
        Run = c => read(c, c.World.Machine.Kernel.Buddy.Zones[c.Receiver<ZoneHandle>().Index]),
    };

    private static ZoneHandle Handle(CallContext c, Zone zone)
    {
        var zones = c.World.Machine.Kernel.Buddy.Zones;
        for (var i = 0; i < zones.Count; i++)
            if (ReferenceEquals(zones[i], zone))
                return new ZoneHandle(i, zone.Name);
        throw new InvalidOperationException($"zone {zone.Name} is not among the machine's zones");
    }

    private static CallStatus Load(CallContext c)
    {
        var (address, size) = (c.Register(0), c.Word(1));
        if (size != 1 && size != 2 && size != 4 && size != 8) return c.DoesNotFit(1, "size", "memory is read in 1, 2, 4 or 8 bytes");
        var memory = c.World.Machine.Kernel.Memory;
        if (!Inside(memory, address, (ulong)size)) return c.Error(DiagnosticDescriptors.CannotDo, $"the machine has no memory at 0x{address:x}");
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        Read(memory, address, bytes[..(int)size]);
        return c.Return(BitConverter.ToUInt64(bytes));
    }

    private static bool Inside(PhysicalMemory memory, ulong address, ulong size)
    {
        var limit = (ulong)memory.FrameLimit << PageSize.Shift;
        return address < limit && size <= limit - address;
    }

    /// <summary>Bytes of neighbouring frames, page by page.</summary>
    private static void Read(PhysicalMemory memory, ulong address, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            var length = (int)Math.Min((ulong)into.Length, PageSize.Bytes - (address & PageSize.OffsetMask));
            memory.Read(new PhysicalAddress(address), into[..length]);
            address += (ulong)length;
            into = into[length..];
        }
    }

    private static CallStatus Dump(CallContext c)
    {
        if (!c.Range(0, out var range)) return CallStatus.Error;
        var memory = c.World.Machine.Kernel.Memory;
        if (!Inside(memory, range.Start.Value, range.Length)) return c.Error(DiagnosticDescriptors.CannotDo, $"the machine has no memory at {range}");
        if (range.Length > (ulong)c.World.Options.MaxOutput / 5) return c.Error(DiagnosticDescriptors.CannotDo, "the range is too long to be dumped");
        c.World.Machine.Work.Add((long)range.Length >> 2);
        var bytes = new byte[range.Length];
        Read(memory, range.Start.Value, bytes);
        var text = new StringBuilder();
        for (var at = 0; at < bytes.Length; at += 16)
        {
            if (at > 0) text.Append('\n');
            var line = bytes.AsSpan(at, Math.Min(16, bytes.Length - at));
            text.Append(CultureInfo.InvariantCulture, $"{range.Start.Value + (ulong)at:x8} ");
            for (var i = 0; i < 16; i++)
            {
                if (i == 8) text.Append(' ');
                text.Append(i < line.Length ? $" {line[i]:x2}" : "   ");
            }

            text.Append("  ");
            foreach (var one in line) text.Append(one is >= 0x20 and < 0x7f ? (char)one : '.');
        }

        return c.Return(text.ToString());
    }
}

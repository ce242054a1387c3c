using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>/proc/PID/pagemap: what a tool sees of pages.</summary>
internal static class PageMapRows
{
    public static void AddTo(RowTable table) => table.Add(
        "/proc/PID/pagemap",
        new Row
        {
            On = MemTypes.Process, Name = "pagemap", Result = MemTypes.ListOf(MemTypes.PageMap), Looks = CallEffectKinds.Pages | CallEffectKinds.Processes,
            Parameters = [Needs("range", RangeType.Address)],
            Doc = "What /proc/PID/pagemap says of the pages of a range, one after the other.",
            Example = "assert p.pagemap(buf..+16K).all(page => page.present)",
            Run = PageMap,
        },
        Bit("present", "Bit 63: a frame is mapped.", static e => e.IsPresent),
        Bit("swapped", "Bit 62: in swap; guard markers look like it, too.", static e => e.IsSwapped),
        Bit("file", "Bit 61: the page belongs to a file or to shared memory.", static e => e.IsFile),
        Bit("guard", "Bit 58: MADV_GUARD_INSTALL put a marker here.", static e => e.IsGuard),
        Bit("exclusive", "Bit 56: the page is mapped here only.", static e => e.IsExclusive),
        Bit("zero", "The frame is the zero page (KPF_ZERO_PAGE of /proc/kpageflags).", static e => e.IsZeroPage),
        new Row
        {
            On = MemTypes.PageMap, Kind = LibraryFunctionKind.Property, Name = "pfn", Result = Pfn, Doc = "Bits 0 to 54: the frame; 0 where none is mapped.",
            Run = static c => c.Return((ulong)c.Receiver<PageMapValue>().Entry.Frame.Value),
        });

    private static Row Bit(string name, string doc, Func<PageMapEntry, bool> read) => new()
    {
        On = MemTypes.PageMap, Kind = LibraryFunctionKind.Property, Name = name, Result = Bool, Doc = doc,
        Run = c => c.Return(read(c.Receiver<PageMapValue>().Entry)),
    };

    private static CallStatus PageMap(CallContext c)
    {
        if (!c.Alive(out var process) || !c.Range(0, out var range)) return CallStatus.Error;
        var pages = PageSize.RoundUp(range.Length) >> PageSize.Shift;
        if (pages > (ulong)c.World.Options.MaxListLength)
            return c.Error(Compiler.Diagnostics.DiagnosticDescriptors.ListLimit, c.World.Options.MaxListLength);
        c.World.Machine.Work.Add((long)pages);
        var list = new ListValue(MemTypes.PageMap, (int)pages);
        for (var i = 0ul; i < pages; i++)
            list.Add(new Slot(new PageMapValue(PageMapEntry.Of(process, range.Start + (i << PageSize.Shift)))));
        return c.Return(list);
    }
}

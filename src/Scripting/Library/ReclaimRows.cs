using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Reclaim;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>The LRU lists, what reclaim has done, and the OOM killer's view of a process.</summary>
internal static class ReclaimRows
{
    private const CallEffectKinds Physical = CallEffectKinds.Physical | CallEffectKinds.Pages | CallEffectKinds.Processes;

    public static void AddTo(RowTable table)
    {
        table.Add("Memory",
            new Row
            {
                Kind = LibraryFunctionKind.Global, Name = "lru", Result = MemTypes.Lru, Doc = "The lists of the pages that reclaim could take, and what it has done.",
                Run = static c => c.Return(new GlobalHandle("lru")),
            },
            Field("inactive_anon", "Anonymous and shared pages that would be swapped next; new ones start here.", static k => k.Lru.Count(LruList.InactiveAnon)),
            Field("active_anon", "Those that were used again.", static k => k.Lru.Count(LruList.ActiveAnon)),
            Field("inactive_file", "Pages of files that would be dropped next; new ones start here.", static k => k.Lru.Count(LruList.InactiveFile)),
            Field("active_file", "Those that were used again.", static k => k.Lru.Count(LruList.ActiveFile)),
            Field("unevictable", "Pages that must stay: locked ones.", static k => k.Lru.Count(LruList.Unevictable)),
            Field("scanned", "Pages of inactive lists that were looked at.", static k => Counted(k, VmEvent.PgScanKswapd) + Counted(k, VmEvent.PgScanDirect)),
            Field("freed", "Of these, pages that were freed.", static k => Counted(k, VmEvent.PgStealKswapd) + Counted(k, VmEvent.PgStealDirect)),
            Field("freed_by_kswapd", "Of these, pages that kswapd freed; the others were freed by those who wanted memory.", static k => Counted(k, VmEvent.PgStealKswapd)),
            Field("activated", "Pages that were moved to an active list.", static k => Counted(k, VmEvent.PgActivate)),
            Field("deactivated", "Pages that were moved from an active list.", static k => Counted(k, VmEvent.PgDeactivate)),
            Field("refaults", "Evicted pages that were wanted again.", static k => (ulong)(k.VmStat[NodeStat.WorkingsetRefaultAnon] + k.VmStat[NodeStat.WorkingsetRefaultFile])),
            Field("refaults_needed", "Of these, pages that came back so soon that they started active.", static k => (ulong)(k.VmStat[NodeStat.WorkingsetActivateAnon] + k.VmStat[NodeStat.WorkingsetActivateFile])),
            Field("dirty", "Pages of files that are newer than the disk.", static k => k.Writeback.DirtyPages),
            Field("dirty_background", "As many dirty pages make the flusher write.", static k => DirtyLimits.Of(k).Background),
            Field("anon_cost", "What anonymous pages cost lately: 32 for one that was read or written, 1 for one looked at in vain.", static k => k.Reclaim.Costs.Anon),
            Field("file_cost", "The same of files.", static k => k.Reclaim.Costs.File),
            Field("age", "Evictions and activations so far, by which the distance of a refault is measured.", static k => k.Workingset.Age),
            Field("kswapd_runs", "Runs of kswapd.", static k => Counted(k, VmEvent.PageOutRun)),
            Field("kswapd_failures", "Its last runs that freed nothing; from 16 on it is not woken any more.", static k => (ulong)k.Reclaim.KswapdFailures),
            new Row
            {
                On = MemTypes.Lru, Name = "pages", Result = MemTypes.ListOf(Pfn), Looks = Physical,
                Parameters = [Needs("list", Text, "inactive_anon, active_anon, inactive_file, active_file or unevictable")],
                Doc = "The pages of a list from its head to its tail, where reclaim looks first.", Example = "lru.pages(\"inactive_anon\")",
                Run = static c => ListOf(c.Text(0)) is { } list
                    ? c.Return(Numbers(c.World.Machine.Kernel.Lru.Pages(list)))
                    : c.Error(DiagnosticDescriptors.CannotDo, $"there is no list {ValueFormatter.Quote(c.Text(0))}; there are inactive_anon, active_anon, inactive_file, active_file and unevictable"),
            });
        table.Add("Memory",
            new Row
            {
                On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = "lru", Result = MemTypes.Maybe(Text), Looks = Physical,
                Doc = "The LRU list that it stands on; null for none.",
                Run = static c => c.Return(FrameOf(c) is var frame && (frame.Flags & FrameFlags.Lru) != 0 ? NameOf(LruLists.ListOf(frame.Flags)) : null),
            },
            PageBit("active", "PG_active: it was used again.", FrameFlags.Active),
            PageBit("referenced", "PG_referenced: it was used once since it came to its list.", FrameFlags.Referenced),
            PageBit("dirty", "PG_dirty: the page itself is known to be newer than the disk; entries that map it may know more.", FrameFlags.Dirty),
            PageBit("workingset", "PG_workingset: it was active once.", FrameFlags.Workingset),
            PageBit("mlocked", "PG_mlocked: a locked area maps it.", FrameFlags.Mlocked),
            PageBit("swap_cached", "PG_swapcache: a slot has the same page.", FrameFlags.SwapCache),
            new Row
            {
                On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = "mapped_by", Result = MemTypes.ListOf(MemTypes.Process), Looks = Physical,
                Doc = "The processes that map it, found from the page (rmap).", Example = "page(p.pte(buf).pfn).mapped_by",
                Run = static c =>
                {
                    var kernel = c.World.Machine.Kernel;
                    var mms = kernel.Rmap.MappingsOf(new PageFrameNumber(c.Receiver<PageHandle>().Pfn)).Select(mapping => mapping.Mm).ToHashSet();
                    var owners = kernel.Processes.All.Where(process => process.State == ProcessState.Running && mms.Contains(process.Mm));
                    return c.Return(ListValue.Of(MemTypes.Process, owners.Select(process => (object?)new ProcessHandle(process.Pid))));
                },
            });
        table.Add("Processes",
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "oom_score", Looks = Physical,
                Doc = "/proc/PID/oom_score: who has most is killed when memory is out; about 667 for a process without pages.",
                Run = static c => c.Alive(out var p) ? c.Return(OutOfMemory.BadnessOf(p).Score(p.Kernel.Oom.TotalPages)) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "oom_score_adj", Looks = CallEffectKinds.Processes,
                Doc = "/proc/PID/oom_score_adj, -1000 (never) to 1000; inherited by fork.",
                Run = static c => c.Alive(out var p) ? c.Return(p.OomScoreAdj) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "set_oom_score_adj", CanFail = true, Changes = CallEffectKinds.Processes, Parameters = [Needs("adj", Int, "-1000 to 1000")],
                Doc = "Writes /proc/PID/oom_score_adj. A value below the one set before takes CAP_SYS_RESOURCE.", Example = "p.set_oom_score_adj(500)",
                Run = static c => c.Alive(out var p) ? c.Return(p.SetOomScoreAdj((long)c.Word(0))) : CallStatus.Error,
            });
    }

    /// <summary>A list as scripts and <c>/proc/vmstat</c> name it.</summary>
    public static string NameOf(LruList list) => (NodeStat.InactiveAnon + (int)list).Name()["nr_".Length..];

    private static LruList? ListOf(string name)
    {
        foreach (var list in Enum.GetValues<LruList>())
        {
            if (NameOf(list) == name) return list;
        }

        return null;
    }

    private static ListValue Numbers(IEnumerable<PageFrameNumber> pages)
    {
        var list = new ListValue(Pfn);
        foreach (var pfn in pages) list.Add(new Slot(pfn.Value, null));
        return list;
    }

    private static ulong Counted(Kernel kernel, VmEvent vmEvent) => (ulong)kernel.VmStat[vmEvent];

    private static Frame FrameOf(CallContext c) => c.World.Machine.Kernel.Memory.Peek(new PageFrameNumber(c.Receiver<PageHandle>().Pfn));

    private static Row Field(string name, string doc, Func<Kernel, ulong> read) => new()
    {
        On = MemTypes.Lru, Kind = LibraryFunctionKind.Property, Name = name, Looks = Physical, Doc = doc, Run = c => c.Return(read(c.World.Machine.Kernel)),
    };

    private static Row PageBit(string name, string doc, FrameFlags flag) => new()
    {
        On = MemTypes.Page, Kind = LibraryFunctionKind.Property, Name = name, Result = Bool, Looks = Physical, Doc = doc,
        Run = c => c.Return((FrameOf(c).Flags & flag) != 0),
    };
}

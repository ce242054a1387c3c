using static MemDsl.Runtime.Events.EventFieldUnit;

namespace MemDsl.Runtime.Events;

public sealed partial class EventKindInfo
{
    /// <summary>One row a kind, in the order of <see cref="EventKind"/>. The order of the fields is the order of the words A, B, C, D.</summary>
    public static IReadOnlyList<EventKindInfo> Table { get; } =
    [
        Row(EventKind.Syscall, "syscall", "A process enters the kernel by a system call.", ("nr", Syscall), ("arg0", Address), ("arg1", Address), ("arg2", Address)),
        Row(EventKind.SyscallExit, "syscall_exit", "The system call returns.", ("nr", Syscall), ("value", Address), ("errno", Errno)),
        Row(EventKind.Exec, "exec", "A process begins a new program.", ("entry", Address), ("stack", Address)),
        Row(EventKind.Fork, "fork", "A process makes a child.", ("child", Pid), ("pages", Pages)),
        Row(EventKind.Exit, "exit", "A process ends.", ("code", Int)),
        Row(EventKind.Signal, "signal", "The kernel sends a signal.", ("signal", Signal), ("code", SignalCode), ("address", Address)),
        Row(EventKind.Access, "access", "The processor loads, stores or fetches.", ("address", Address), ("size", Bytes), ("write", Bool), ("fetch", Bool)),

        Row(EventKind.VmaMap, "vma_map", "A VMA comes to be.", ("start", Address), ("end", Address), ("flags", VmFlags), ("pgoff", PageOffset)),
        Row(EventKind.VmaUnmap, "vma_unmap", "A VMA goes.", ("start", Address), ("end", Address), ("flags", VmFlags)),
        Row(EventKind.VmaSplit, "vma_split", "A VMA is cut in two.", ("start", Address), ("at", Address), ("end", Address)),
        Row(EventKind.VmaMerge, "vma_merge", "Neighbouring VMAs become one.", ("start", Address), ("end", Address), ("merged_start", Address), ("merged_end", Address)),
        Row(EventKind.VmaExpand, "vma_expand", "A VMA grows in place.", ("start", Address), ("end", Address), ("old_start", Address), ("old_end", Address)),
        Row(EventKind.VmaMove, "vma_move", "A mapping goes to another address.", ("from", Address), ("to", Address), ("length", Bytes)),
        Row(EventKind.VmaProtect, "vma_protect", "A VMA's flags change.", ("start", Address), ("end", Address), ("old_flags", VmFlags), ("flags", VmFlags)),
        Row(EventKind.VmaDecision, "vma_decision", "A choice about VMAs that refuses nothing: a merge that was not possible (differ: the flags that stand in the way), a fallback.", ("start", Address), ("end", Address), ("differ", VmFlags)),

        Row(EventKind.PageFault, "page_fault", "The processor could not translate; the kernel is asked.", ("address", Address), ("error_code", EventFieldUnit.PageFaultErrorCode)),
        Row(EventKind.ZeroPage, "zero_page", "A first read maps the shared zero page.", ("address", Address), ("pfn", Pfn)),
        Row(EventKind.AnonPage, "anon_page", "A first write gets a page of zeros.", ("address", Address), ("pfn", Pfn)),
        Row(EventKind.FilePage, "file_page", "A page of the page cache is mapped.", ("address", Address), ("pfn", Pfn), ("file", EventFieldUnit.File), ("index", Int)),
        Row(EventKind.CowCopy, "cow_copy", "A write to a shared private page gets a copy.", ("address", Address), ("from", Pfn), ("to", Pfn)),
        Row(EventKind.CowReuse, "cow_reuse", "A write to a private page that no one else has makes it writable.", ("address", Address), ("pfn", Pfn)),
        Row(EventKind.SpuriousFault, "spurious_fault", "The entry already allows the access; only the TLB was old.", ("address", Address)),
        Row(EventKind.FaultAround, "fault_around", "Neighbouring pages of the file were mapped by the same fault.", ("start", Address), ("end", Address), ("pages", Pages)),
        Row(EventKind.HugePage, "huge_page", "A first write gets a huge page of zeros.", ("address", Address), ("pfn", Pfn)),
        Row(EventKind.HugeZeroPage, "huge_zero_page", "A first read maps the shared huge zero page.", ("address", Address), ("pfn", Pfn)),
        Row(EventKind.HugeSplit, "huge_split", "A huge entry becomes 512 small ones for the same frames.", ("address", Address), ("pfn", Pfn)),
        Row(EventKind.HugeCollapse, "huge_collapse", "Small pages are copied into a huge one.", ("address", Address), ("pfn", Pfn), ("pages", Pages)),
        Row(EventKind.FolioSplit, "folio_split", "A huge page becomes 512 pages of their own; those that no one maps are freed.", ("pfn", Pfn), ("freed", Pages)),
        Row(EventKind.PteSet, "pte_set", "A page-table entry is written.", ("address", Address), ("entry", EventFieldUnit.PageTableEntry)),
        Row(EventKind.PteClear, "pte_clear", "Page-table entries are cleared.", ("start", Address), ("end", Address), ("pages", Pages)),
        Row(EventKind.PteProtect, "pte_protect", "The rights in page-table entries change.", ("start", Address), ("end", Address), ("pages", Pages)),

        Row(EventKind.PageAlloc, "page_alloc", "The buddy allocator gives out a block.", ("pfn", Pfn), ("order", Int), ("zone", Zone), ("gfp", Gfp)),
        Row(EventKind.PageFree, "page_free", "A block goes back to the buddy allocator.", ("pfn", Pfn), ("order", Int), ("zone", Zone)),
        Row(EventKind.BuddySplit, "buddy_split", "A free block is halved; the upper half stays free.", ("pfn", Pfn), ("order", Int), ("upper", Pfn)),
        Row(EventKind.BuddyMerge, "buddy_merge", "A freed block joins its buddy.", ("pfn", Pfn), ("order", Int), ("buddy", Pfn)),
        Row(EventKind.PcpRefill, "pcp_refill", "A CPU has no page at hand and takes some from the buddy's lists.", ("zone", Zone), ("cpu", Int), ("order", Int), ("blocks", Int)),
        Row(EventKind.PcpDrain, "pcp_drain", "A CPU gives pages that it kept at hand back to the buddy's lists.", ("zone", Zone), ("cpu", Int), ("pages", Pages)),
        Row(EventKind.BlockClaim, "block_claim", "A pageblock changes its migratetype, and its free pages their lists.", ("pfn", Pfn), ("pages", Pages), ("from", EventFieldUnit.Migratetype), ("to", EventFieldUnit.Migratetype)),
        Row(EventKind.BlockSteal, "block_steal", "A request takes a block from a pageblock of another migratetype, which stays what it is.", ("pfn", Pfn), ("order", Int), ("from", EventFieldUnit.Migratetype), ("wanted", EventFieldUnit.Migratetype)),
        Row(EventKind.BlockIsolate, "block_isolate", "A pageblock leaves circulation or comes back.", ("pfn", Pfn), ("isolated", Bool)),
        Row(EventKind.AllocSlow, "alloc_slow", "No zone has the request above its low mark: the slow path begins.", ("order", Int), ("gfp", Gfp)),
        Row(EventKind.CompactSkipped, "compact_skipped", "Here memory would be compacted; this machine has no compactor.", ("order", Int), ("gfp", Gfp)),
        Row(EventKind.AllocFailed, "alloc_failed", "No zone has a block for the request.", ("order", Int), ("gfp", Gfp)),
        Row(EventKind.TableAlloc, "table_alloc", "A page table is made; level 0 is the top.", ("address", Address), ("level", Int), ("pfn", Pfn)),
        Row(EventKind.TableFree, "table_free", "An empty page table is given back; level 0 is the top.", ("address", Address), ("level", Int), ("pfn", Pfn)),

        Row(EventKind.TlbHit, "tlb_hit", "The TLB knows the translation.", ("address", Address), ("pfn", Pfn)),
        Row(EventKind.TlbMiss, "tlb_miss", "The TLB does not know the translation; the tables are walked.", ("address", Address)),
        Row(EventKind.TlbFlush, "tlb_flush", "Translations are dropped.", ("start", Address), ("end", Address), ("all", Bool), ("cpu", Int)),

        Row(EventKind.PageCacheHit, "page_cache_hit", "The page of the file is in memory.", ("file", EventFieldUnit.File), ("index", Int), ("pfn", Pfn)),
        Row(EventKind.PageCacheMiss, "page_cache_miss", "The page of the file must be read.", ("file", EventFieldUnit.File), ("index", Int)),
        Row(EventKind.PageCacheAdd, "page_cache_add", "A page joins the page cache.", ("file", EventFieldUnit.File), ("index", Int), ("pfn", Pfn)),
        Row(EventKind.PageCacheDrop, "page_cache_drop", "A page leaves the page cache.", ("file", EventFieldUnit.File), ("index", Int), ("pfn", Pfn)),
        Row(EventKind.SwapOut, "swap_out", "A page is written to a slot of a swap area; one of zeros is only noted.", ("pfn", Pfn), ("slot", Int), ("area", Int), ("zero", Bool)),
        Row(EventKind.SwapRead, "swap_read", "A slot is read into the swap cache.", ("pfn", Pfn), ("slot", Int), ("area", Int), ("zero", Bool)),
        Row(EventKind.SwapIn, "swap_in", "A page that was swapped out is mapped again.", ("address", Address), ("pfn", Pfn), ("slot", Int), ("read", Bool)),
        Row(EventKind.Kswapd, "kswapd", "The daemon that frees pages ahead of need is woken.", ("order", Int), ("free", Pages)),
        Row(EventKind.KswapdSleep, "kswapd_sleep", "It goes back to sleep; failures counts its runs in a row that freed nothing.", ("scanned", Pages), ("freed", Pages), ("free", Pages), ("failures", Int)),
        Row(EventKind.Reclaim, "reclaim", "An allocation frees pages itself (direct reclaim).", ("order", Int), ("wanted", Pages), ("free", Pages)),
        Row(EventKind.ReclaimEnd, "reclaim_end", "What direct reclaim came to; the lower the priority, the harder it looked.", ("scanned", Pages), ("freed", Pages), ("priority", Int)),
        Row(EventKind.WorkingsetRefault, "workingset_refault", "An evicted page is back. It starts active if its distance, the evictions and activations since, is within the room.", ("pfn", Pfn), ("distance", Pages), ("room", Pages), ("active", Bool)),
        Row(EventKind.WriteBack, "write_back", "The flusher writes a file's dirty pages.", ("file", EventFieldUnit.File), ("dirty", Pages)),
        Row(EventKind.OutOfMemory, "out_of_memory", "Nothing is left to free: a process must die.", ("order", Int), ("gfp", Gfp), ("free", Pages), ("total", Pages)),
        Row(EventKind.OomScore, "oom_score", "What the OOM killer weighs a process by: its pages, and its oom_score_adj in thousandths of total.", ("victim", Pid), ("pages", Pages), ("adj", Int), ("points", Int)),
        Row(EventKind.OomKill, "oom_kill", "The kernel ends a process for its memory.", ("victim", Pid), ("points", Int)),
    ];

    private static EventKindInfo Row(EventKind kind, string name, string description, params (string Name, EventFieldUnit Unit)[] fields)
    {
        var words = new EventField[fields.Length];
        for (var i = 0; i < fields.Length; i++) words[i] = new EventField(fields[i].Name, fields[i].Unit, i);
        return new EventKindInfo(kind, name, description, words);
    }
}

using MemDsl.Runtime.Events;
using MemDsl.Runtime.Faults;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.HugeMemory;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Reclaim;
using MemDsl.Runtime.Swap;
using MemDsl.Runtime.SystemV;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime;

/// <summary>
/// What the parts of one machine share: each gets this handed in and finds its neighbours here. It holds no rules of its own.
/// A clone of the machine has a kernel of its own, whose parts know only each other.
/// </summary>
public sealed class Kernel
{
    internal Kernel(MachineOptions options, MachineParts parts)
    {
        Options = options;
        Ownership = parts.Ownership;
        Memory = parts.Memory;
        Buddy = parts.Buddy;
        Events = parts.Events;
        Random = parts.Random;
        Vm = parts.Vm;
        Cpus = parts.Cpus;
        CurrentCpu = parts.Cpus[0];
        VdsoPages = parts.VdsoPages;
        PagingMode = PagingMode.All.First(mode => mode.Name == options.EffectivePaging);
        TotalRamPages = Buddy.ManagedPages;
        Lru = new LruLists(Memory, Buddy.Zones, VmStat);
        Rmap = new ReverseMapping(this);
        HugePages = new TransparentHugePages(this);
        Workingset = new Workingset(this);
        Writeback = new Writeback(this);
        Oom = new OutOfMemory(this);
        Reclaim = new Reclaimer(this);
        Buddy.Reclaimer = Reclaim;
        Faults = new FaultHandler(this);
        Files = new FileTable(this);
        Vm.Files = Files;
        SharedMemory = new SharedMemory(this);
        Swap = new SwapSpace(this);
    }

    public MachineOptions Options { get; }

    /// <summary>The stamp that chunks of this machine's state carry; see the README on clones.</summary>
    public Ownership Ownership { get; }

    public PhysicalMemory Memory { get; }

    public BuddyAllocator Buddy { get; }

    /// <summary>The settings under <c>/proc/sys/vm</c>.</summary>
    public VmSysctl Sysctl => Buddy.Sysctl;

    /// <summary>The counters of <c>/proc/vmstat</c>.</summary>
    public VmStat VmStat => Buddy.VmStat;

    public EventSource Events { get; }

    /// <summary>How much was done so far.</summary>
    public WorkMeter Work { get; } = new();

    public MachineRandom Random { get; }

    /// <summary>What all address spaces have in common.</summary>
    public VmContext Vm { get; }

    /// <summary>How the machine's tables are built.</summary>
    public PagingMode PagingMode { get; }

    /// <summary>totalram_pages: what the allocator was given at boot.</summary>
    public ulong TotalRamPages { get; }

    /// <summary>The CPU on which the next operation runs.</summary>
    public Cpu CurrentCpu
    {
        get;
        set
        {
            field = value;
            Buddy.CurrentCpu = value.Id;
        }
    }

    public FileTable Files { get; private set; }

    /// <summary>The segments of System V shared memory.</summary>
    public SharedMemory SharedMemory { get; private set; }

    /// <summary>Swap areas and the swap cache.</summary>
    public SwapSpace Swap { get; private set; }

    public ProcessTable Processes { get; } = new();

    /// <summary>max_threads (<c>kernel/fork.c</c> set_max_threads): kernel stacks of 16 KiB may take an eighth of memory.</summary>
    internal int MostTasks => (int)Math.Clamp(TotalRamPages * 4096 / (8 * 16384), 20, 1 << 22);

    /// <summary>Whether no task can be added.</summary>
    internal bool HasMostTasks => Processes.All.Count >= MostTasks;

    /// <summary>Every living mm_struct by its id.</summary>
    public MmTable Mms { get; } = new();

    public FaultHandler Faults { get; }

    /// <summary>Huge pages of anonymous memory.</summary>
    public TransparentHugePages HugePages { get; }

    /// <summary>The lists of the pages that reclaim could take.</summary>
    public LruLists Lru { get; private set; }

    /// <summary>From a page to those who map it.</summary>
    public ReverseMapping Rmap { get; }

    /// <summary>Taking pages back, and keeping them.</summary>
    public Reclaimer Reclaim { get; private set; }

    /// <summary>What is remembered of evicted pages.</summary>
    public Workingset Workingset { get; private set; }

    /// <summary>Dirty pages of files, and the flusher.</summary>
    public Writeback Writeback { get; private set; }

    /// <summary>The OOM killer.</summary>
    public OutOfMemory Oom { get; }

    /// <summary>The CPUs in the order of their ids.</summary>
    internal Cpu[] Cpus { get; }

    internal VdsoPages VdsoPages { get; }

    /// <summary>The process in whose name the kernel acts at present; null when it acts for none.</summary>
    internal Process? CurrentProcess => Processes.TryGet(Events.CurrentPid, out var process) ? process : null;

    /// <summary>
    /// An operation has ended and nothing is held: victims of the OOM killer that were in the kernel end, the flusher and kswapd do what they were woken for.
    /// Cheap when there is nothing to do.
    /// </summary>
    internal void Settle()
    {
        if (Oom.HasDying) Oom.FinishKills();
        if (Writeback.IsWanted) Writeback.RunWanted();
        Reclaim.RunWaiting();
    }

    /// <summary>get_page: one reference more, on the head of a huge page.</summary>
    internal void GetPage(PageFrameNumber pfn) => Memory.Frame(LargeFolio.HeadOf(Memory, pfn)).RefCount++;

    /// <summary>put_page: one reference less; the last one frees the frame.</summary>
    internal void PutPage(PageFrameNumber pfn)
    {
        var head = LargeFolio.HeadOf(Memory, pfn);
        ref var frame = ref Memory.Frame(head);
        if (--frame.RefCount == 0) FreePage(head);
    }

    /// <summary>__folio_put: a user page whose last reference is gone leaves its list and goes back to the allocator. The only way for such pages.</summary>
    internal void FreePage(PageFrameNumber pfn)
    {
        if (Memory.Peek(pfn).IsCompound) HugePages.Undefer(pfn);
        if ((Memory.Peek(pfn).Flags & FrameFlags.Mlocked) != 0) Reclaim.Locked.Forget(pfn);
        Lru.Remove(pfn);
        Buddy.Free(pfn, Memory.Peek(pfn).Order);
    }

    /// <summary>Takes over another machine's files, for a clone whose other parts are in place.</summary>
    internal void AdoptFiles(Kernel original)
    {
        Lru = original.Lru.CloneFor(Memory, VmStat);
        HugePages.Adopt(original.HugePages);
        Workingset = original.Workingset.CloneFor(this);
        Writeback = original.Writeback.CloneFor(this);
        Reclaim = original.Reclaim.CloneFor(this);
        Buddy.Reclaimer = Reclaim;
        Files = original.Files.CloneFor(this);
        Vm.Files = Files;
        SharedMemory = original.SharedMemory.CloneFor(this);
        Swap = original.Swap.CloneFor(this);
    }
}

using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mm_struct: one address space. Almost only fields; what changes them stands in one file a verb
/// (<see cref="Mmap"/>, <see cref="Munmap"/>, …).</summary>
public sealed partial class MmStruct
{
    public MmStruct(VmContext context, AddressSpaceLayout layout, int id)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(layout);
        Context = context;
        Layout = layout;
        Id = id;
        Areas = new VmAreaTree(context.Ownership, context.Settings.StackGuardGapPages * PageSize.Bytes);
    }

    /// <summary>Names the address space on its machine; never used twice.</summary>
    public int Id { get; private set; }

    public VmContext Context { get; private set; }

    /// <summary>mm_mt: the areas.</summary>
    public VmAreaTree Areas { get; private set; }

    /// <summary>mmap_base, mmap_legacy_base, task_size, the MMF_TOPDOWN flag.</summary>
    public AddressSpaceLayout Layout { get; internal set; }

    public ulong TaskSize => Layout.TaskSize;

    public VirtualAddress MmapBase => Layout.MmapBase;

    /// <summary>map_count: number of areas, at most vm.max_map_count + 1.</summary>
    public int MapCount => Areas.Count;

    /// <summary>total_vm, pages of all areas.</summary>
    public ulong TotalVm { get; internal set; }

    /// <summary>locked_vm, pages of areas with VM_LOCKED, resident or not.</summary>
    public ulong LockedVm { get; internal set; }

    /// <summary>
    /// Of <see cref="LockedVm"/>: pages of areas that MREMAP_DONTUNMAP left behind without VM_LOCKED, which stay counted to the end
    /// (<c>mm/mremap.c</c> dontunmap_complete).
    /// </summary>
    public ulong StrayLockedVm { get; internal set; }

    /// <summary>pinned_vm, pages that DMA users hold.</summary>
    public ulong PinnedVm { get; internal set; }

    /// <summary>The pins themselves.</summary>
    internal PagePins Pins { get; set; } = new();

    /// <summary>data_vm, pages of private writable areas that are no stack.</summary>
    public ulong DataVm { get; internal set; }

    /// <summary>exec_vm, pages of executable areas that are neither writable nor a stack.</summary>
    public ulong ExecVm { get; internal set; }

    /// <summary>stack_vm, pages of growing areas.</summary>
    public ulong StackVm { get; internal set; }

    /// <summary>hiwater_vm: the largest total_vm so far, brought up to date before total_vm shrinks.</summary>
    public ulong HiwaterVm { get; internal set; }

    /// <summary>hiwater_rss: the largest sum of the resident counters so far, brought up to date before it shrinks.</summary>
    public ulong HiwaterRss { get; internal set; }

    /// <summary>def_flags: what mlockall(MCL_FUTURE) gives to every new area.</summary>
    public VmFlags DefFlags { get; internal set; }

    /// <summary>The marks that exec sets from the program's headers.</summary>
    public VirtualAddress StartCode { get; internal set; }
    public VirtualAddress EndCode { get; internal set; }
    public VirtualAddress StartData { get; internal set; }
    public VirtualAddress EndData { get; internal set; }

    /// <summary>start_brk, brk: the heap's first byte and the byte behind its last; brk need not be page-aligned.</summary>
    public VirtualAddress StartBrk { get; internal set; }
    public VirtualAddress Brk { get; internal set; }

    /// <summary>start_stack: the stack pointer at the program's start.</summary>
    public VirtualAddress StartStack { get; internal set; }

    public VirtualAddress ArgStart { get; internal set; }
    public VirtualAddress ArgEnd { get; internal set; }
    public VirtualAddress EnvStart { get; internal set; }
    public VirtualAddress EnvEnd { get; internal set; }

    /// <summary>rss_stat. Only the gateway to the page tables changes them.</summary>
    public RssCounters Rss { get; private set; } = new();

    /// <summary>vma_lookup: the area that contains the address.</summary>
    public VmArea? AreaAt(VirtualAddress address) => Areas.FindContaining(address.Value);

    /// <summary>find_vma: the first area that ends above the address.</summary>
    public VmArea? FindVma(VirtualAddress address) => Areas.FindEndingAbove(address.Value);
}

using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;

namespace MemDsl.Scripting.Library;

/// <summary>The object types of the language.</summary>
internal static class MemTypes
{
    public static readonly ObjectType Process = new("process", "A process of the machine.") { AllowsWith = true };
    public static readonly ObjectType Image = new("image", "A program: an image block of the script, or a real ELF file.");
    public static readonly ObjectType Section = new("section", "A section of an image.");

    public static readonly ObjectType File = new("file", "A file of the machine.");
    public static readonly ObjectType Mm = new("mm", "struct mm_struct: the address space of a process, by the kernel's names.");
    public static readonly ObjectType Vma = new("vma", "struct vm_area_struct: an area of an address space, as it was when it was looked at.");
    public static readonly ObjectType Pte = new("pte", "An entry of a page table, as it was when it was looked at.");
    public static readonly ObjectType WalkLevel = new("walk_level", "One step of the way through the page tables.");
    public static readonly ObjectType Status = new("status", "The memory lines of /proc/PID/status, in bytes.");
    public static readonly ObjectType Smaps = new("smaps", "The lines of /proc/PID/smaps of an area, in bytes, as they were when it was looked at.");
    public static readonly ObjectType PageMap = new("pagemap_entry", "What /proc/PID/pagemap says of a page, as it was when it was looked at.");
    public static readonly ObjectType KernelAccess = new("kernel_access", "Accesses on behalf of a process, in kernel mode.");
    public static readonly ObjectType Page = new("page", "struct page: a frame of physical memory.");
    public static readonly ObjectType Zone = new("zone", "struct zone: a range of frames with free lists of its own.");
    public static readonly ObjectType Memory = new("physical_memory", "The machine's RAM by physical address.");
    public static readonly ObjectType Buddy = new("buddy_allocator", "The free lists of all zones.");
    public static readonly ObjectType Lru = new("lru_lists", "The lists of the pages that reclaim could take, and what it has done.");
    public static readonly ObjectType Tlb = new("tlb_unit", "The TLB of the current CPU.");
    public static readonly ObjectType Cpu = new("cpu_unit", "The CPU that operations run on.");
    public static readonly ObjectType MemInfo = new("meminfo_lines", "The lines of /proc/meminfo, in bytes.");
    public static readonly ObjectType Kernel = new("kernel_services", "What kernel code itself can ask for.");
    public static readonly ObjectType Swap = new("swap_space", "Swap areas and the swap cache.");
    public static readonly ObjectType SwapArea = new("swap_area", "struct swap_info_struct: a device in use as swap.");
    public static readonly ObjectType Event = new("event", "Something that happened on the machine.");

    public static readonly RecordType Limits = new("limits",
    [
        new("stack", RangeType.Int, "RLIMIT_STACK in bytes; 8M when left out"),
        new("data", RangeType.Int, "RLIMIT_DATA in bytes"),
        new("as", RangeType.Int, "RLIMIT_AS in bytes"),
        new("memlock", RangeType.Int, "RLIMIT_MEMLOCK in bytes; 8M when left out"),
        new("nofile", RangeType.Int, "RLIMIT_NOFILE, open files"),
    ]);

    public static NullableType Maybe(TypeSymbol type) => new(type);

    public static ListType ListOf(TypeSymbol type) => new(type);

    /// <summary>The record of one kind of event.</summary>
    public static ObjectType EventRecord(EventKindInfo kind) => new($"{kind.Name}_event", kind.Description) { Base = Event };
}

using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Faults;

/// <summary>struct vm_fault: what the steps of the ladder know of the fault they serve.</summary>
internal readonly ref struct PageFault
{
    public PageFault(MmStruct mm, VmArea area, ulong address, bool isWrite, EntryPlace place)
    {
        Mm = mm;
        Area = area;
        Address = address;
        IsWrite = isWrite;
        Place = place;
    }

    public MmStruct Mm { get; }

    public VmArea Area { get; }

    /// <summary>Where the access was, to the byte.</summary>
    public ulong Address { get; }

    public bool IsWrite { get; }

    /// <summary>Where the page's entry stands.</summary>
    public EntryPlace Place { get; }

    public ulong Page => PageSize.RoundDown(Address);

    /// <summary>The page of the file behind the address (vmf->pgoff).</summary>
    public ulong FileIndex => Area.PageOffsetAt(Page);
}

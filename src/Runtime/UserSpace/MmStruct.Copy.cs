using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Copies: all fields first, then what must differ, so that no field can be forgotten.</summary>
public sealed partial class MmStruct
{
    /// <summary>The same address space on a cloned machine, whose memory holds the same tables.</summary>
    internal MmStruct CloneFor(Kernel kernel)
    {
        var clone = (MmStruct)MemberwiseClone();
        clone.Context = kernel.Vm;
        clone.Areas = Areas.CloneFor(kernel.Ownership);
        clone.Rss = Rss.Copy();
        clone.Pins = Pins.Copy();
        clone.Tables = Tables.CloneFor(kernel, clone);
        return clone;
    }

    /// <summary>
    /// dup_mm and mm_init: the fields of a child's address space before its areas are copied. What counts locks, pins and resident pages starts
    /// at nothing; tables are the caller's to add.
    /// </summary>
    internal MmStruct CopyForChild(int id)
    {
        var child = (MmStruct)MemberwiseClone();
        child.Id = id;
        child.Areas = new VmAreaTree(Context.Ownership, Context.Settings.StackGuardGapPages * PageSize.Bytes);
        child.Rss = new RssCounters();
        child.Users = 1;
        child.LockedVm = 0;
        child.StrayLockedVm = 0;
        child.PinnedVm = 0;
        child.Pins = new PagePins();

        // VM_INIT_DEF_MASK: of what mlockall(MCL_FUTURE) and prctl set, only the choice about huge pages is inherited.
        child.DefFlags &= VmFlags.NoHugePage;
        return child;
    }
}

using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

public sealed partial class MmStruct
{
    /// <summary>is_exec_mapping, is_stack_mapping, is_data_mapping (<c>mm/vma.h</c>): which counter an area's pages belong to besides
    /// total_vm. At most one is true.</summary>
    internal static bool CountsAsExec(VmFlags flags) =>
        (flags & (VmFlags.Exec | VmFlags.Write | VmFlags.GrowsDown)) == VmFlags.Exec;

    internal static bool CountsAsStack(VmFlags flags) => (flags & (VmFlags.GrowsDown | VmFlags.ShadowStack)) != 0;

    internal static bool CountsAsData(VmFlags flags) =>
        (flags & (VmFlags.Write | VmFlags.Shared | VmFlags.GrowsDown)) == VmFlags.Write;

    /// <summary>accountable_mapping: whether the pages are charged to the committed memory.</summary>
    internal static bool IsAccountable(VmFlags flags) =>
        (flags & (VmFlags.NoReserve | VmFlags.Shared | VmFlags.Write | VmFlags.HugeTlb)) == VmFlags.Write;

    /// <summary>vm_stat_account for pages that come.</summary>
    internal void CountIn(VmFlags flags, ulong pages)
    {
        TotalVm += pages;
        if (CountsAsExec(flags)) ExecVm += pages;
        else if (CountsAsStack(flags)) StackVm += pages;
        else if (CountsAsData(flags)) DataVm += pages;
    }

    /// <summary>vm_stat_account for pages that go. The high-water mark is the caller's, who knows when the whole call begins to shrink.</summary>
    internal void CountOut(VmFlags flags, ulong pages)
    {
        TotalVm -= pages;
        if (CountsAsExec(flags)) ExecVm -= pages;
        else if (CountsAsStack(flags)) StackVm -= pages;
        else if (CountsAsData(flags)) DataVm -= pages;
    }

    /// <summary>update_hiwater_vm.</summary>
    internal void RaiseHiwaterVm()
    {
        if (TotalVm > HiwaterVm) HiwaterVm = TotalVm;
    }

    /// <summary>may_expand_vm: null, or the limit that the pages would break.</summary>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="flags">Of the pages to come.</param>
    /// <param name="pages">How many come, less those that go; may be negative.</param>
    internal Rule? ExpansionLimit(Caller caller, VmFlags flags, long pages)
    {
        if ((ulong)((long)TotalVm + pages) > caller.LimitAs >> PageSize.Shift) return LimitRules.AddressSpace;
        if (!CountsAsData(flags)) return null;
        var data = (ulong)((long)DataVm + pages);
        if (data <= caller.LimitData >> PageSize.Shift) return null;
        // A soft limit of 0 is what some programs set to mean "none"; the hard limit counts then.
        if (caller.LimitData == 0 && data <= caller.LimitDataHard >> PageSize.Shift) return null;
        return LimitRules.Data;
    }

    /// <summary>mlock_future_ok: whether so many more bytes may be locked.</summary>
    internal bool MayLock(Caller caller, VmFlags flags, ulong bytes) =>
        (flags & VmFlags.Locked) == 0 || caller.CanLockMemory
        || (bytes >> PageSize.Shift) + LockedVm <= caller.LimitMemlock >> PageSize.Shift;

    /// <summary>can_do_mlock.</summary>
    internal static bool MayLockAtAll(Caller caller) => caller.CanLockMemory || caller.LimitMemlock != 0;

    internal bool TryCharge(Caller caller, ulong pages) =>
        Context.Committed.TryCharge(pages, TotalVm, caller.IsAdministrator);
}

using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mprotect(2), pkey_mprotect(2) (<c>mm/mprotect.c</c>).</summary>
public static class Mprotect
{
    private const Protection Known = Protection.All | Protection.Sem;
    private const Protection Grows = Protection.GrowsDown | Protection.GrowsUp;

    /// <summary>mprotect.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, Protection protection) =>
        CallWithKey(mm, caller, address, length, protection, -1);

    /// <summary>pkey_mprotect; without protection keys in the processor only key -1 is valid.</summary>
    public static SyscallResult CallWithKey(MmStruct mm, Caller caller, ulong address, ulong length, Protection protection, int key)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var grows = protection & Grows;
        protection &= ~Grows;
        if (grows == Grows) return MprotectRules.BothGrow.Fail();
        if (!PageSize.IsAligned(address)) return MprotectRules.Unaligned.Fail(address);
        if (length == 0) return SyscallResult.Success;
        var end = unchecked(address + PageSize.RoundUp(length));
        if (end <= address) return MprotectRules.Wraps.Fail(address, length);
        if ((protection & ~Known) != 0) return MprotectRules.UnknownBits.Fail((ulong)protection);
        if (key != -1) return MprotectRules.NoKey.Fail((ulong)key);

        var first = mm.Areas.FindEndingAbove(address);
        if (first is null || first.StartValue >= end) return MprotectRules.Hole.Fail(address);
        if ((grows & Protection.GrowsDown) != 0)
        {
            if (!first.Has(VmFlags.GrowsDown)) return MprotectRules.NotGrowing.Fail(first.StartValue);
            address = first.StartValue;
        }
        else if (first.StartValue > address)
        {
            return MprotectRules.Hole.Fail(address);
        }
        // No area grows up on x86.
        else if ((grows & Protection.GrowsUp) != 0)
        {
            return MprotectRules.NotGrowingUp.Fail(first.StartValue);
        }
        return Walk(mm, caller, first, address, end, protection & Protection.All);
    }

    /// <summary>The part [start, end) of an area gets new flags: limits, charge, split and merge, entries, counters (mprotect_fixup).</summary>
    /// <param name="mm">The address space.</param>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="area">The area that holds the part.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="flags">The flags it is to have.</param>
    internal static VmModified Fixup(MmStruct mm, Caller caller, VmArea area, ulong start, ulong end, VmFlags flags)
    {
        var old = area.Flags;
        if ((old & VmFlags.Sealed) != 0) return new(area, VmaRules.Sealed);
        if (flags == old) return new(area, null);
        var pages = (end - start) >> PageSize.Shift;
        ulong charged = 0;
        if ((flags & VmFlags.Write) != 0)
        {
            if (mm.ExpansionLimit(caller, flags, (long)pages) is { } limit && mm.ExpansionLimit(caller, old, (long)pages) is null)
                return new(area, limit);
            if ((old & (VmFlags.Account | VmFlags.Write | VmFlags.HugeTlb | VmFlags.Shared | VmFlags.NoReserve)) == 0)
            {
                if (!mm.TryCharge(caller, pages)) return new(area, LimitRules.Commit);
                charged = pages;
                flags |= VmFlags.Account;
            }
        }
        else if ((old & VmFlags.Account) != 0 && area.IsAnonymous && area.AnonVma == 0)
        {
            flags &= ~VmFlags.Account;
        }
        var modified = VmMerge.Modify(mm, area, start, end, flags);
        if (modified.Refusal is not null)
        {
            if (charged != 0) mm.Context.Committed.Uncharge(charged);
            return modified;
        }
        mm.Tables.ChangeProtection(modified.Area, new(new(start), end - start));
        if ((old & ~flags & VmFlags.Account) != 0) mm.Context.Committed.Uncharge(pages);
        mm.RaiseHiwaterVm();
        mm.CountOut(old, pages);
        mm.CountIn(flags, pages);

        // populate_vma_page_range leaves areas alone that lock on fault.
        if ((old & (VmFlags.Write | VmFlags.Shared | VmFlags.LockedMask)) == VmFlags.Locked && (flags & VmFlags.Write) != 0)
            Populating.Ignore(mm.Tables.Populate(new(new(start), end - start), PopulateAccess.AsArea));
        return modified;
    }

    private static SyscallResult Walk(MmStruct mm, Caller caller, VmArea first, ulong start, ulong end, Protection protection)
    {
        var impliesExec = (protection & Protection.Read) != 0 && (caller.Personality & Personality.ReadImpliesExec) != 0;
        var position = start;
        VmArea? area = first;
        while (area is not null && area.StartValue <= position)
        {
            var wanted = (VmFlags)protection;
            if (impliesExec && area.Has(VmFlags.MayExec)) wanted |= VmFlags.Exec;
            var flags = wanted | (area.Flags & ~VmFlags.Access);
            // VM_MAYREAD … stand four bits above VM_READ ….
            if ((flags & VmFlags.Access & ~(VmFlags)((ulong)flags >> 4)) != 0) return MprotectRules.NotAllowed.Fail(position, (ulong)wanted);
            var modified = Fixup(mm, caller, area, position, Math.Min(area.EndValue, end), flags);
            if (modified.Refusal is { } refusal) return refusal.Fail(RefusalOperand(mm, refusal, position, end));
            position = modified.Area.EndValue;
            if (position >= end) return SyscallResult.Success;
            area = mm.Areas.FindEndingAbove(position);
        }
        return MprotectRules.Hole.Fail(position);
    }

    private static ulong RefusalOperand(MmStruct mm, Rule refusal, ulong position, ulong end) =>
        ReferenceEquals(refusal, VmaRules.SplitCount) ? (ulong)mm.Context.Settings.MaxMapCount
        : ReferenceEquals(refusal, LimitRules.Commit) ? (end - position) >> PageSize.Shift
        : position;
}

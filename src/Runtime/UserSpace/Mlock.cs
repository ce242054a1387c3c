using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mlock(2), mlock2(2), munlock(2), mlockall(2), munlockall(2) (<c>mm/mlock.c</c>).</summary>
public static class Mlock
{
    public static SyscallResult Lock(MmStruct mm, Caller caller, ulong address, ulong length) =>
        Lock(mm, caller, address, length, VmFlags.Locked);

    public static SyscallResult Lock2(MmStruct mm, Caller caller, ulong address, ulong length, MlockFlags flags)
    {
        if ((flags & ~MlockFlags.OnFault) != 0) return MlockRules.UnknownFlags.Fail((ulong)flags);
        return Lock(mm, caller, address, length, (flags & MlockFlags.OnFault) != 0 ? VmFlags.LockedMask : VmFlags.Locked);
    }

    public static SyscallResult Unlock(MmStruct mm, Caller caller, ulong address, ulong length)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var size = PageSize.RoundUp(unchecked(length + (address & PageSize.OffsetMask)));
        return Apply(mm, PageSize.RoundDown(address), size, VmFlags.None);
    }

    public static SyscallResult LockAll(MmStruct mm, Caller caller, MlockallFlags flags)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        if (flags == MlockallFlags.None || (flags & ~MlockallFlags.All) != 0 || flags == MlockallFlags.OnFault)
            return MlockRules.AllFlags.Fail((ulong)flags);
        if (!MmStruct.MayLockAtAll(caller)) return MlockRules.Forbidden.Fail();
        var current = (flags & MlockallFlags.Current) != 0;
        if (current && !caller.CanLockMemory && mm.TotalVm > caller.LimitMemlock >> PageSize.Shift)
            return MlockRules.AllLimit.Fail(mm.TotalVm, caller.LimitMemlock);
        ApplyToAll(mm, flags);
        if (current) PopulateAll(mm);
        return SyscallResult.Success;
    }

    public static SyscallResult UnlockAll(MmStruct mm, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        ApplyToAll(mm, MlockallFlags.None);
        return SyscallResult.Success;
    }

    /// <summary>vma_supports_mlock.</summary>
    internal static bool Supports(VmFlags flags) => (flags & (VmFlags.Special | VmFlags.Droppable | VmFlags.HugeTlb)) == 0;

    private static SyscallResult Lock(MmStruct mm, Caller caller, ulong address, ulong length, VmFlags flags)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        if (!MmStruct.MayLockAtAll(caller)) return MlockRules.Forbidden.Fail();
        var size = PageSize.RoundUp(unchecked(length + (address & PageSize.OffsetMask)));
        var start = PageSize.RoundDown(address);
        if (!caller.CanLockMemory)
        {
            var limit = caller.LimitMemlock >> PageSize.Shift;
            var locked = (size >> PageSize.Shift) + mm.LockedVm;
            if (locked > limit && locked - LockedPagesIn(mm, start, size) > limit) return MlockRules.Limit.Fail(caller.LimitMemlock);
        }
        var applied = Apply(mm, start, size, flags);
        if (!applied.IsOk || size == 0 || (flags & VmFlags.LockOnFault) != 0) return applied;
        return Populate(mm, start, size);
    }

    /// <summary>apply_vma_lock_flags: area by area, up to the first hole.</summary>
    private static SyscallResult Apply(MmStruct mm, ulong start, ulong size, VmFlags flags)
    {
        var end = unchecked(start + size);
        if (end < start) return MlockRules.Wraps.Fail(start, size);
        if (end == start) return SyscallResult.Success;
        var position = start;
        while (position < end)
        {
            if (mm.Areas.FindContaining(position) is not { } area) return MlockRules.Hole.Fail(position);
            var fixedUp = Fixup(mm, area, position, Math.Min(area.EndValue, end), flags);
            if (fixedUp.Refusal is { } refusal) return refusal.Fail((ulong)mm.Context.Settings.MaxMapCount);
            position = fixedUp.Area.EndValue;
        }
        return SyscallResult.Success;
    }

    /// <summary>mlock_fixup: the part of an area gets or loses its lock, unless it cannot have one.</summary>
    private static VmModified Fixup(MmStruct mm, VmArea area, ulong start, ulong end, VmFlags lockFlags)
    {
        var flags = (area.Flags & ~VmFlags.LockedMask) | lockFlags;
        if (flags == area.Flags || !Supports(area.Flags)) return new(area, null);
        var wasLocked = area.Has(VmFlags.Locked);
        var modified = VmMerge.Modify(mm, area, start, end, flags);
        if (modified.Refusal is not null) return modified;
        var pages = (end - start) >> PageSize.Shift;
        bool isLocked = (flags & VmFlags.Locked) != 0;
        if (!isLocked) mm.LockedVm -= pages;
        else if (!wasLocked) mm.LockedVm += pages;
        if (isLocked != wasLocked) mm.Tables.MovePagesOfLock(new(new(start), end - start), isLocked);
        return modified;
    }

    /// <summary>apply_mlockall_flags: errors on single areas are ignored.</summary>
    private static void ApplyToAll(MmStruct mm, MlockallFlags flags)
    {
        var lockFlags = (flags & MlockallFlags.OnFault) != 0 ? VmFlags.LockedMask : VmFlags.Locked;
        mm.DefFlags &= ~VmFlags.LockedMask;
        if ((flags & MlockallFlags.Future) != 0)
        {
            mm.DefFlags |= lockFlags;
            if ((flags & MlockallFlags.Current) == 0) return;
        }
        if ((flags & MlockallFlags.Current) == 0) lockFlags = VmFlags.None;
        for (var area = mm.Areas.First; area is not null; area = mm.Areas.FindEndingAbove(area.EndValue))
            area = Fixup(mm, area, area.StartValue, area.EndValue, lockFlags).Area;
    }

    private static void PopulateAll(MmStruct mm)
    {
        for (var area = mm.Areas.First; area is not null; area = mm.Areas.FindEndingAbove(area.EndValue))
        {
            // Areas that cannot be locked, [vdso] for one, are brought in all the same.
            if (!area.Has(VmFlags.Io | VmFlags.PfnMap | VmFlags.LockOnFault))
                Populating.Ignore(mm.Tables.Populate(area.Range, PopulateAccess.AsArea));
        }
    }

    /// <summary>__mm_populate with POSIX's errnos: a page that cannot be had is ENOMEM, no memory is EAGAIN.</summary>
    private static SyscallResult Populate(MmStruct mm, ulong start, ulong size)
    {
        for (var position = start; position < start + size;)
        {
            var area = mm.Areas.FindContaining(position)!;
            var end = Math.Min(area.EndValue, start + size);
            if (!area.Has(VmFlags.Io | VmFlags.PfnMap))
            {
                var populated = mm.Tables.Populate(new(new(position), end - position), PopulateAccess.AsArea);
                if (!populated.IsOk)
                    return populated.Errno == Errno.EFAULT ? MlockRules.NotAccessible.Fail(position) : MlockRules.NoMemory.Fail(position);
            }
            position = end;
        }
        return SyscallResult.Success;
    }

    /// <summary>count_mm_mlocked_page_nr.</summary>
    private static ulong LockedPagesIn(MmStruct mm, ulong start, ulong size)
    {
        var end = start + size < start ? ulong.MaxValue : start + size;
        ulong pages = 0;
        for (var area = mm.Areas.FindEndingAbove(start); area is not null && area.StartValue < end; area = mm.Areas.FindEndingAbove(area.EndValue))
        {
            if (area.Has(VmFlags.Locked)) pages += (Math.Min(area.EndValue, end) - Math.Max(area.StartValue, start)) >> PageSize.Shift;
        }
        return pages;
    }
}

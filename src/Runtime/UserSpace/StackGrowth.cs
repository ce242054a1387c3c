using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>expand_stack: a fault below a growing area extends it (<c>mm/vma.c</c> expand_downwards). How far below does not matter; the
/// guard gap and the limits do.</summary>
public static class StackGrowth
{
    /// <summary>Grows the area above the address down to its page.</summary>
    /// <returns>Success with the new start, or the rule that forbids it; the fault then ends in SIGSEGV.</returns>
    public static SyscallResult Expand(MmStruct mm, Caller caller, VirtualAddress address)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var around = mm.Areas.Around(address.Value);
        if (around.Next is not { } area) return StackRules.NothingAbove.Fail(address.Value);
        if (area.Contains(address.Value)) return SyscallResult.Ok(area.StartValue);
        return Expand(mm, caller, area, around.Previous, PageSize.RoundDown(address.Value));
    }

    /// <summary>expand_downwards, for exec too.</summary>
    internal static SyscallResult Expand(MmStruct mm, Caller caller, VmArea area, VmArea? below, ulong start)
    {
        if (!area.Has(VmFlags.GrowsDown)) return StackRules.NotGrowing.Fail(area.StartValue);
        if (start < mm.Context.Settings.EffectiveMinAddr) return StackRules.BelowMinimum.Fail(start);
        if (below is not null && below.Has(VmFlags.Access) && !below.Has(VmFlags.GrowsDown)
            && start - below.EndValue < mm.Context.Settings.StackGuardGapPages * PageSize.Bytes)
            return StackRules.GuardGap.Fail(start, below.EndValue);
        area = mm.PrepareAnonVma(area);
        if (start >= area.StartValue) return SyscallResult.Ok(area.StartValue);
        var grow = (area.StartValue - start) >> PageSize.Shift;
        if (grow > area.PageOffset) return StackRules.OffsetUsedUp.Fail(start);
        if (mm.ExpansionLimit(caller, area.Flags, (long)grow) is { } limit) return limit.Fail(grow);
        if (area.EndValue - start > caller.LimitStack) return StackRules.StackLimit.Fail(area.EndValue - start, caller.LimitStack);
        if (!mm.MayLock(caller, area.Flags, grow << PageSize.Shift)) return StackRules.LockLimit.Fail(caller.LimitMemlock);
        if (area.Has(VmFlags.Account) && !mm.TryCharge(caller, grow)) return LimitRules.Commit.Fail(grow);

        if (area.Has(VmFlags.Locked)) mm.LockedVm += grow;
        mm.CountIn(area.Flags, grow);
        mm.Areas.Replace(area, area.WithBounds(start, area.EndValue));
        var events = mm.Context.Events;
        if (events.IsHeard) events.Emit(EventKind.VmaExpand, start, area.EndValue, area.StartValue, area.EndValue);
        return SyscallResult.Ok(start);
    }
}

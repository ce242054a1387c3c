using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>brk(2) (<c>mm/mmap.c</c>).</summary>
public static class Brk
{
    /// <summary>The system call: the break afterwards, unchanged where it could not move.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address)
    {
        ArgumentNullException.ThrowIfNull(mm);
        var moved = TryMove(mm, caller, address);
        return moved.IsOk ? moved : SyscallResult.Ok(mm.Brk.Value);
    }

    /// <summary>The same with the reason: the new break, or ENOMEM with the rule that kept it. sbrk(3) fails so.</summary>
    public static SyscallResult TryMove(MmStruct mm, Caller caller, ulong address)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var startBrk = mm.StartBrk.Value;
        if (address < startBrk) return BrkRules.BelowStart.Fail(address, startBrk);
        if (caller.LimitData != Caller.Unlimited
            && (address - startBrk) + (mm.EndData - mm.StartData) > caller.LimitData)
            return BrkRules.DataLimit.Fail(caller.LimitData);

        var newEnd = PageSize.RoundUp(address);
        var oldEnd = PageSize.RoundUp(mm.Brk.Value);
        if (newEnd != oldEnd)
        {
            var moved = address <= mm.Brk.Value ? Shrink(mm, newEnd, oldEnd) : Grow(mm, caller, oldEnd, newEnd);
            if (!moved.IsOk) return moved;
        }
        mm.Brk = new(address);
        return SyscallResult.Ok(address);
    }

    /// <summary>vm_brk_flags: anonymous memory at a fixed place, for exec's bss.</summary>
    public static SyscallResult MapAnonymous(MmStruct mm, Caller caller, ulong address, ulong length, bool executable)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var size = PageSize.RoundUp(length);
        if (size < length) return BrkRules.LengthOverflow.Fail(length);
        if (size == 0) return SyscallResult.Success;
        if (Obstacle(mm, caller, address, size) is { } obstacle) return obstacle;
        var made = Munmap.Range(mm, address, address + size);
        if (!made.IsOk) return made;
        made = Extend(mm, caller, address, address + size, executable ? VmFlags.Exec : VmFlags.None);
        if (made.IsOk && (mm.DefFlags & VmFlags.Locked) != 0)
            Populating.Ignore(mm.Tables.Populate(new(new(address), size), PopulateAccess.AsArea));
        return made;
    }

    private static SyscallResult Shrink(MmStruct mm, ulong newEnd, ulong oldEnd) =>
        mm.Areas.AnyIn(newEnd, oldEnd) ? Munmap.Range(mm, newEnd, oldEnd) : BrkRules.NothingThere.Fail(newEnd, oldEnd);

    private static SyscallResult Grow(MmStruct mm, Caller caller, ulong oldEnd, ulong newEnd)
    {
        if (newEnd < oldEnd || newEnd > mm.TaskSize) return BrkRules.BeyondTaskSize.Fail(newEnd);
        if (Obstacle(mm, caller, oldEnd, newEnd - oldEnd) is { } obstacle) return obstacle;
        // The next area must stay a page away, more if it grows.
        if (mm.Areas.FindEndingAbove(oldEnd) is { } next && newEnd + PageSize.Bytes > mm.GuardedStart(next))
            return BrkRules.NextArea.Fail(next.StartValue, newEnd);
        var grown = Extend(mm, caller, oldEnd, newEnd, VmFlags.None);
        if (grown.IsOk && (mm.DefFlags & VmFlags.Locked) != 0)
            Populating.Ignore(mm.Tables.Populate(new(new(oldEnd), newEnd - oldEnd), PopulateAccess.AsArea));
        return grown;
    }

    /// <summary>check_brk_limits: the address and the limit on locked memory.</summary>
    private static SyscallResult? Obstacle(MmStruct mm, Caller caller, ulong address, ulong length)
    {
        var place = UnmappedArea.Find(mm, caller, address, length, MapFlags.Fixed, null, 0);
        if (!place.IsOk) return place;
        return mm.MayLock(caller, mm.DefFlags, length) ? null : BrkRules.LockLimit.Fail(caller.LimitMemlock);
    }

    /// <summary>do_brk_flags: extends the area that ends there, if the heap may, or makes one.</summary>
    private static SyscallResult Extend(MmStruct mm, Caller caller, ulong start, ulong end, VmFlags extra)
    {
        var pages = (end - start) >> PageSize.Shift;
        var flags = extra | VmFlags.DataFlags | VmFlags.Account | mm.DefFlags;
        if ((caller.Personality & Personality.ReadImpliesExec) != 0) flags |= VmFlags.Exec;
        if (mm.ExpansionLimit(caller, flags, (long)pages) is { } limit) return limit.Fail(pages);
        if (mm.MapCount > mm.Context.Settings.MaxMapCount) return BrkRules.MapCount.Fail((ulong)mm.Context.Settings.MaxMapCount);
        if (!mm.TryCharge(caller, pages)) return LimitRules.Commit.Fail(pages);

        var range = VmRange.Fresh(start, end, flags, start >> PageSize.Shift);
        var below = mm.Areas.FindEndingAtOrBelow(start);
        var events = mm.Context.Events;
        if (below is not null && below.EndValue == start && below.EndValue <= mm.StartBrk.Value)
        {
            if (events.IsHeard) events.Emit(EventKind.VmaDecision, start, start, rule: VmaRules.MergeHeapStart);
            below = null;
        }
        if (below is null || VmMerge.Grow(mm, range, below, null) is null)
        {
            mm.Link(range.ToArea());
            if (events.IsHeard) events.Emit(EventKind.VmaMap, start, end, (ulong)flags, range.PageOffset);
        }
        mm.CountIn(flags, pages);
        if ((flags & VmFlags.Locked) != 0) mm.LockedVm += pages;
        return SyscallResult.Ok(start);
    }
}

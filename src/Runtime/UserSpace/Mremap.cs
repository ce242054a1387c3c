using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mremap(2) (<c>mm/mremap.c</c>): shrinks and grows in place, else moves.</summary>
public static class Mremap
{
    /// <summary>The system call.</summary>
    /// <returns>The start of the area where it is now.</returns>
    public static SyscallResult Call(
        MmStruct mm, Caller caller, ulong address, ulong oldLength, ulong newLength, MremapFlags flags = MremapFlags.None, ulong newAddress = 0)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var request = new MremapRequest(address, PageSize.RoundUp(oldLength), PageSize.RoundUp(newLength), flags, newAddress);
        var refused = CheckArguments(mm, request);
        if (!refused.IsOk) return refused;
        if ((flags & MremapFlags.Fixed) != 0 && request.OldLength == request.NewLength) return MoveAll(mm, caller, request);

        var area = mm.Areas.FindContaining(address);
        refused = CheckArea(mm, caller, area, request);
        if (!refused.IsOk) return refused;
        return request.ImpliesNewAddress ? MoveTo(mm, caller, request) : Resize(mm, caller, area!, request);
    }

    /// <summary>check_mremap_params.</summary>
    private static SyscallResult CheckArguments(MmStruct mm, in MremapRequest request)
    {
        if ((request.Flags & ~MremapFlags.All) != 0) return MremapRules.UnknownFlags.Fail((ulong)request.Flags);
        if (!PageSize.IsAligned(request.Address)) return MremapRules.Unaligned.Fail(request.Address);
        if (request.NewLength == 0) return MremapRules.LengthZero.Fail();
        if (request.NewLength > mm.TaskSize) return MremapRules.TooLong.Fail(request.NewLength);
        if (!request.ImpliesNewAddress) return SyscallResult.Success;
        if (request.NewAddress > mm.TaskSize - request.NewLength) return MremapRules.TargetBeyondTaskSize.Fail(request.NewAddress, request.NewLength);
        if (!PageSize.IsAligned(request.NewAddress)) return MremapRules.TargetUnaligned.Fail(request.NewAddress);
        if ((request.Flags & MremapFlags.MayMove) == 0) return MremapRules.NeedsMayMove.Fail();
        if ((request.Flags & MremapFlags.DontUnmap) != 0 && request.OldLength != request.NewLength)
            return MremapRules.DontUnmapResizes.Fail(request.OldLength, request.NewLength);
        if (request.Overlaps) return MremapRules.Overlap.Fail(request.Address, request.NewAddress);
        return mm.MapCount + 2 >= mm.Context.Settings.MaxMapCount - 3
            ? MremapRules.MapCount.Fail((ulong)mm.MapCount, (ulong)mm.Context.Settings.MaxMapCount)
            : SyscallResult.Success;
    }

    /// <summary>check_prep_vma: what the area at the old address allows.</summary>
    private static SyscallResult CheckArea(MmStruct mm, Caller caller, VmArea? area, in MremapRequest request)
    {
        if (area is null) return MremapRules.NothingThere.Fail(request.Address);
        if (area.Has(VmFlags.Sealed)) return VmaRules.Sealed.Fail(area.StartValue);
        if (!request.Grows && !request.ImpliesNewAddress) return SyscallResult.Success;
        if (request.OldLength == 0 && !area.Has(VmFlags.Shared | VmFlags.MayShare)) return MremapRules.DuplicatesPrivate.Fail(area.StartValue);
        if ((request.Flags & MremapFlags.DontUnmap) != 0 && area.Has(VmFlags.DontExpand | VmFlags.PfnMap))
            return MremapRules.DontUnmapSpecial.Fail(area.StartValue);
        // What a shrink cuts off may reach over other areas; what is left may not.
        var moved = Math.Min(request.OldLength, request.NewLength);
        if (moved > area.EndValue - request.Address) return MremapRules.RunsPast.Fail(request.Address, area.EndValue);
        if (!request.Grows) return SyscallResult.Success;
        var offset = area.PageOffsetAt(request.Address);
        if (unchecked(offset + (request.NewLength >> PageSize.Shift)) < offset) return MremapRules.OffsetWraps.Fail(offset);
        if (area.Has(VmFlags.DontExpand | VmFlags.PfnMap)) return MremapRules.DontExpand.Fail(area.StartValue);
        if (!mm.MayLock(caller, area.Flags, request.Growth)) return MremapRules.LockLimit.Fail(caller.LimitMemlock);
        var pages = request.Growth >> PageSize.Shift;
        return mm.ExpansionLimit(caller, area.Flags, (long)pages) is { } limit ? limit.Fail(pages) : SyscallResult.Success;
    }

    /// <summary>remap_move: a pure move to a fixed place takes all areas of the range along, with the holes between them. What has moved
    /// before a failure stays moved.</summary>
    private static SyscallResult MoveAll(MmStruct mm, Caller caller, in MremapRequest request)
    {
        var end = request.Address + request.OldLength;
        var target = request.NewAddress;
        ulong? lastEnd = null;
        SyscallResult? first = null;
        for (var area = mm.Areas.FindEndingAbove(request.Address); area is not null && area.StartValue < end;)
        {
            if (lastEnd is null && request.Address < area.StartValue) break;
            var start = Math.Max(area.StartValue, request.Address);
            var stop = Math.Min(area.EndValue, end);
            if (lastEnd is { } last) target += area.StartValue - last;
            lastEnd = area.EndValue;
            var part = request with { Address = start, OldLength = stop - start, NewLength = stop - start, NewAddress = target };
            var moved = CheckArea(mm, caller, area, part);
            if (moved.IsOk) moved = MoveTo(mm, caller, part);
            if (!moved.IsOk) return moved;
            first ??= moved;
            target = moved.Value + part.NewLength;
            area = stop < end ? mm.Areas.FindEndingAbove(stop) : null;
        }
        return first ?? MremapRules.NothingThere.Fail(request.Address);
    }

    /// <summary>mremap_to: clears the target, shrinks the source, moves.</summary>
    private static SyscallResult MoveTo(MmStruct mm, Caller caller, MremapRequest request)
    {
        if ((request.Flags & MremapFlags.Fixed) != 0)
        {
            var cleared = Munmap.Range(mm, request.NewAddress, request.NewAddress + request.NewLength);
            if (!cleared.IsOk) return cleared;
        }
        if (request.NewLength < request.OldLength)
        {
            var shrunk = Munmap.Part(mm, request.Address + request.NewLength, request.OldLength - request.NewLength);
            if (!shrunk.IsOk) return shrunk;
            request = request with { OldLength = request.NewLength };
        }
        if (mm.Areas.FindContaining(request.Address) is not { } area) return MremapRules.NothingThere.Fail(request.Address);
        if ((request.Flags & MremapFlags.DontUnmap) != 0)
        {
            var pages = request.OldLength >> PageSize.Shift;
            if (mm.ExpansionLimit(caller, area.Flags, (long)pages) is { } limit) return limit.Fail(pages);
        }
        return Populated(mm, area, request, MoveWhereFree(mm, caller, area, request));
    }

    /// <summary>mremap_at: stays where it is, as far as possible.</summary>
    private static SyscallResult Resize(MmStruct mm, Caller caller, VmArea area, MremapRequest request)
    {
        if (request.NewLength < request.OldLength)
        {
            var shrunk = Munmap.Part(mm, request.Address + request.NewLength, request.OldLength - request.NewLength);
            return shrunk.IsOk ? SyscallResult.Ok(request.Address) : shrunk;
        }
        if (!request.Grows) return SyscallResult.Ok(request.Address);
        SyscallResult grown;
        if (CanExpand(mm, caller, area, request)) grown = ExpandInPlace(mm, caller, area, request);
        else if ((request.Flags & MremapFlags.MayMove) != 0) grown = MoveWhereFree(mm, caller, area, request);
        else return MremapRules.NoRoom.Fail(area.EndValue);
        return Populated(mm, area, request, grown);
    }

    /// <summary>The new part of a locked area is brought in at once (vrm->populate_expand), in place or moved.</summary>
    private static SyscallResult Populated(MmStruct mm, VmArea area, in MremapRequest request, SyscallResult grown)
    {
        if (grown.IsOk && request.Grows && (area.Flags & VmFlags.LockedMask) == VmFlags.Locked)
            Populating.Ignore(mm.Tables.Populate(new(new(grown.Value + request.OldLength), request.Growth), PopulateAccess.AsArea));
        return grown;
    }

    /// <summary>vrm_can_expand_in_place.</summary>
    private static bool CanExpand(MmStruct mm, Caller caller, VmArea area, in MremapRequest request)
    {
        if (area.EndValue - request.Address != request.OldLength) return false;
        var end = area.EndValue + request.Growth;
        return end >= area.EndValue && !mm.Areas.AnyIn(area.EndValue, end)
            && UnmappedArea.Find(mm, caller, area.StartValue, end - area.StartValue, MapFlags.Fixed, null, 0).IsOk;
    }

    /// <summary>expand_vma_in_place: the new part joins the area, and then perhaps the next one.</summary>
    private static SyscallResult ExpandInPlace(MmStruct mm, Caller caller, VmArea area, in MremapRequest request)
    {
        var pages = request.Growth >> PageSize.Shift;
        if (area.Has(VmFlags.Account) && !mm.TryCharge(caller, pages)) return LimitRules.Commit.Fail(pages);
        var end = area.EndValue + request.Growth;
        var added = VmRange.PartOf(area, area.EndValue, end, area.Flags);
        if (VmMerge.Grow(mm, added, area, mm.Areas.Next(area)) is null)
        {
            if (area.Has(VmFlags.Account)) mm.Context.Committed.Uncharge(pages);
            return MremapRules.NoRoom.Fail(area.EndValue);
        }
        mm.CountIn(area.Flags, pages);
        if (area.Has(VmFlags.Locked)) mm.LockedVm += pages;
        return SyscallResult.Ok(request.Address);
    }

    /// <summary>vrm_set_new_addr and move_vma.</summary>
    private static SyscallResult MoveWhereFree(MmStruct mm, Caller caller, VmArea area, MremapRequest request)
    {
        var flags = (request.Flags & MremapFlags.Fixed) != 0 ? MapFlags.Fixed : MapFlags.None;
        if (area.Has(VmFlags.MayShare)) flags |= MapFlags.Shared;
        var file = area.OpenFile != 0 ? mm.Context.Files.Get(area.OpenFile) : null;
        var hint = request.ImpliesNewAddress ? request.NewAddress : 0;
        var place = UnmappedArea.Find(mm, caller, hint, request.NewLength, flags, file, area.PageOffsetAt(request.Address));
        return place.IsOk ? MremapMove.Carry(mm, caller, area, request with { NewAddress = place.Value }) : place;
    }
}

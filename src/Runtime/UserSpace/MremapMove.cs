using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>move_vma of mremap (<c>mm/mremap.c</c>): a copy of the area at the new place, the pages moved over, the old place unmapped or,
/// with MREMAP_DONTUNMAP, left empty.</summary>
internal static class MremapMove
{
    internal static SyscallResult Carry(MmStruct mm, Caller caller, VmArea area, in MremapRequest request)
    {
        var limit = mm.Context.Settings.MaxMapCount;
        if (mm.MapCount >= limit - 3) return MremapRules.MapCount.Fail((ulong)mm.MapCount, (ulong)limit);
        var oldEnd = request.Address + request.OldLength;
        if ((area.StartValue != request.Address || area.EndValue != oldEnd) && MmStruct.CutLimit(area) is { } cut) return cut.Fail(area.StartValue);
        var keepsOld = (request.Flags & MremapFlags.DontUnmap) != 0;
        var charged = !area.Has(VmFlags.Account) ? 0 : (keepsOld ? request.NewLength : request.Growth) >> PageSize.Shift;
        if (charged != 0 && !mm.TryCharge(caller, charged)) return LimitRules.Commit.Fail(charged);

        var flags = area.Flags;
        var newPages = request.NewLength >> PageSize.Shift;
        Copy(mm, area, request);
        var moved = request.OldLength == 0
            || mm.Tables.Move(new(new(request.Address), request.OldLength), new(request.NewAddress));
        var hiwater = mm.HiwaterVm;
        mm.CountIn(flags, newPages);
        if ((flags & VmFlags.Locked) != 0) mm.LockedVm += newPages;
        if (!moved)
        {
            // The pages are back at the old place; the copy goes, and with it the charge for what did not come.
            Unmap(mm, request.NewAddress, request.NewAddress + request.NewLength);
            if (charged != 0) mm.Context.Committed.Uncharge(charged);
            mm.HiwaterVm = hiwater;
            return MremapRules.NoTable.Fail(request.NewAddress);
        }
        if (keepsOld) LeaveEmpty(mm, request);
        else if (request.OldLength != 0) Unmap(mm, request.Address, oldEnd);
        // total_vm counted both places for a moment; that is no high-water mark.
        mm.HiwaterVm = hiwater;
        return SyscallResult.Ok(request.NewAddress);
    }

    /// <summary>copy_vma: joins the target's neighbours, or makes an area. An area that was never written takes the page offset of its new
    /// place, so that it fits its new neighbours; one that was keeps its own.</summary>
    private static void Copy(MmStruct mm, VmArea area, in MremapRequest request)
    {
        var events = mm.Context.Events;
        var end = request.NewAddress + request.NewLength;
        if (events.IsHeard) events.Emit(EventKind.VmaMove, request.Address, request.NewAddress, request.NewLength);
        var offset = area.IsAnonymous && area.AnonVma == 0 ? request.NewAddress >> PageSize.Shift : area.PageOffsetAt(request.Address);
        var range = new VmRange(request.NewAddress, end, area.Flags, offset, area.OpenFile, area.Special, area.AnonVma, area.Chain);
        var around = mm.Areas.Around(request.NewAddress);
        if (VmMerge.NewRange(mm, range, around.Previous, around.Next) is not null) return;
        var copy = range.ToArea();
        if (copy.Chain.Count != 0) mm.Context.AnonVmas.Share(copy);
        mm.Link(copy);
        if (events.IsHeard) events.Emit(EventKind.VmaMap, copy.StartValue, end, (ulong)copy.Flags, offset);
    }

    /// <summary>unmap_source_vma: the charge has gone along to the new place, so nothing is given back.</summary>
    private static void Unmap(MmStruct mm, ulong start, ulong end)
    {
        var plan = Munmap.Gather(mm, start, end, mm.Areas.Around(start));
        if (plan.Refusal is { } refusal) throw new InvalidOperationException($"a moved area cannot be unmapped at its old place: {refusal.Id}");
        Munmap.Carry(mm, plan);
    }

    /// <summary>dontunmap_complete: the old area stays without pages, without lock, and, if it was moved whole, without anon_vma.</summary>
    private static void LeaveEmpty(MmStruct mm, in MremapRequest request)
    {
        var old = mm.Areas.FindContaining(request.Address)!;
        // The flag goes and the count stays: Linux never gives these pages back to locked_vm.
        if (old.Has(VmFlags.Locked)) mm.StrayLockedVm += old.Pages;
        var left = old.WithFlags(old.Flags & ~VmFlags.LockedMask);
        if (left.Chain.Count != 0 && old.StartValue == request.Address && old.Length == request.OldLength)
        {
            mm.Context.AnonVmas.Unlink(left);
            left = left.WithAnonVma(0, AnonVmaChain.Empty);
        }
        if (!ReferenceEquals(left, old)) mm.Areas.Replace(old, left);
    }
}

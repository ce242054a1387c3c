using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>munmap(2): ends all areas in a range (<c>mm/vma.c</c> do_vmi_munmap).</summary>
public static class Munmap
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length)
    {
        ArgumentNullException.ThrowIfNull(mm);
        if (!PageSize.IsAligned(address)) return MunmapRules.Unaligned.Fail(address);
        return Part(mm, address, length);
    }

    /// <summary>do_vmi_munmap: a range that begins at a page, if it is one of user space.</summary>
    internal static SyscallResult Part(MmStruct mm, ulong address, ulong length)
    {
        if (address > mm.TaskSize || length > mm.TaskSize - address) return MunmapRules.BeyondTaskSize.Fail(address, length);
        var size = PageSize.RoundUp(length);
        return size == 0 ? MunmapRules.LengthZero.Fail() : Range(mm, address, address + size);
    }

    /// <summary>do_vmi_align_munmap: unmaps what lies in an aligned range; nothing there is success.</summary>
    internal static SyscallResult Range(MmStruct mm, ulong start, ulong end)
    {
        var around = mm.Areas.Around(start);
        if (around.Next is null || around.Next.StartValue >= end) return SyscallResult.Success;
        var plan = Gather(mm, start, end, around);
        if (plan.Refusal is { } refusal) return refusal.Fail((ulong)mm.Context.Settings.MaxMapCount);
        Carry(mm, plan);
        if (plan.AccountedPages != 0) mm.Context.Committed.Uncharge(plan.AccountedPages);
        return SyscallResult.Success;
    }

    /// <summary>vms_gather_munmap_vmas: cuts the areas at both ends and adds up what would go. On a refusal the first cut stays.</summary>
    /// <param name="mm">The address space.</param>
    /// <param name="start">Where the range begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="around">The areas around its start; the upper one overlaps it.</param>
    internal static UnmapPlan Gather(MmStruct mm, ulong start, ulong end, VmAreaNeighbours around)
    {
        var first = around.Next!;
        var plan = new UnmapPlan { Start = start, End = end, Floor = around.Previous?.EndValue ?? 0 };
        if (first.StartValue < start)
        {
            // Cutting a hole leaves one area more than before; trimming an end may pass the limit for a moment.
            if (end < first.EndValue && mm.MapCount >= mm.Context.Settings.MaxMapCount) return plan with { Refusal = MunmapRules.SplitCount };
            if (first.Has(VmFlags.Sealed)) return plan with { Refusal = VmaRules.Sealed };
            if (MmStruct.CutLimit(first) is { } limit) return plan with { Refusal = limit };
            first = mm.Split(first, start).Upper;
            plan.Floor = start;
        }
        for (var area = first; area is not null && area.StartValue < end; area = mm.Areas.FindEndingAbove(area.EndValue))
        {
            if (area.Has(VmFlags.Sealed)) return plan with { Refusal = VmaRules.Sealed };
            if (area.EndValue > end)
            {
                if (MmStruct.CutLimit(area) is { } limit) return plan with { Refusal = limit };
                area = mm.Split(area, end).Lower;
            }
            plan.Add(area);
            if (area.EndValue >= end) break;
        }
        return plan;
    }

    /// <summary>vms_complete_munmap_vmas: takes the areas out, drops their pages and tables, and counts down; the committed memory is the
    /// caller's, who may take it over.</summary>
    internal static void Carry(MmStruct mm, in UnmapPlan plan)
    {
        mm.RaiseHiwaterVm();
        var range = new VirtualRange(new(plan.Start), plan.End - plan.Start);
        mm.Tables.Zap(range);
        var area = plan.First;
        while (area is not null && area.StartValue < plan.End)
        {
            Drop(mm, area);
            area = mm.Areas.FindEndingAbove(plan.Start);
        }
        mm.Tables.FreeTables(range, new(plan.Floor), area?.Start ?? VirtualAddress.Zero);
    }

    private static void Drop(MmStruct mm, VmArea area)
    {
        mm.Unlink(area);
        mm.CountOut(area.Flags, area.Pages);
        if (area.Has(VmFlags.Locked)) mm.LockedVm -= area.Pages;
        var events = mm.Context.Events;
        if (events.IsHeard) events.Emit(EventKind.VmaUnmap, area.StartValue, area.EndValue, (ulong)area.Flags);
    }
}

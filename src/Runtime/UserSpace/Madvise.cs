using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>madvise(2) (<c>mm/madvise.c</c>).</summary>
public static class Madvise
{
    private const ulong HugePage = 2UL << 20;

    /// <summary>The system call.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, MadviseAdvice advice)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        if (!Enum.IsDefined(advice)) return MadviseRules.Unknown.Fail((ulong)advice);
        if (!PageSize.IsAligned(address)) return MadviseRules.Unaligned.Fail(address);
        var size = PageSize.RoundUp(length);
        if (size == 0 && length != 0) return MadviseRules.LengthOverflow.Fail(length);
        var end = unchecked(address + size);
        if (end < address) return MadviseRules.Wraps.Fail(address, length);
        if (advice is MadviseAdvice.HwPoison or MadviseAdvice.SoftOffline)
            return MadviseRules.NoFailureModel.Fail((ulong)advice);
        if (end == address) return SyscallResult.Success;
        return advice switch
        {
            MadviseAdvice.PopulateRead => Populate(mm, address, end, VmFlags.Read, PopulateAccess.Read),
            MadviseAdvice.PopulateWrite => Populate(mm, address, end, VmFlags.Write, PopulateAccess.Write),
            _ => Walk(mm, address, end, advice),
        };
    }

    /// <summary>madvise_walk_vmas: over holes, which only show in the result.</summary>
    private static SyscallResult Walk(MmStruct mm, ulong start, ulong end, MadviseAdvice advice)
    {
        ulong? hole = null;
        var position = start;
        while (position < end)
        {
            var area = mm.Areas.FindEndingAbove(position);
            if (area is null || area.StartValue >= end)
            {
                hole ??= position;
                break;
            }
            if (position < area.StartValue)
            {
                hole ??= position;
                position = area.StartValue;
            }
            var advised = Advise(mm, area, position, Math.Min(area.EndValue, end), advice);
            if (advised.Refusal is { } refusal) return refusal.Fail(position, (ulong)advice);
            position = advised.Area.EndValue;
        }
        return hole is { } at ? MadviseRules.Hole.Fail(at) : SyscallResult.Success;
    }

    /// <summary>madvise_vma_behavior for the part [start, end) of an area.</summary>
    private static VmModified Advise(MmStruct mm, VmArea area, ulong start, ulong end, MadviseAdvice advice)
    {
        if (area.Has(VmFlags.Sealed) && IsDiscarding(advice) && area.OpenFile == 0 && !area.Has(VmFlags.Shared | VmFlags.Write))
            return new(area, MadviseRules.Sealed);
        var range = new VirtualRange(new(start), end - start);
        switch (advice)
        {
            case MadviseAdvice.Remove:
                return new(area, Remove(mm, area, start, end));
            case MadviseAdvice.WillNeed:
                mm.Tables.ReadSwapped(area, range);
                return new(area, null);
            case MadviseAdvice.Cold or MadviseAdvice.PageOut:
                if (area.Has(VmFlags.Locked | VmFlags.PfnMap | VmFlags.HugeTlb)) return new(area, MadviseRules.NotReclaimable);
                mm.Tables.SplitPartlyCovered(range);
                if (advice == MadviseAdvice.PageOut) mm.Tables.PageOut(range);
                else mm.Tables.Deactivate(range);
                return new(area, null);
            case MadviseAdvice.DontNeed or MadviseAdvice.DontNeedLocked or MadviseAdvice.Free:
                return new(area, Discard(mm, area, range, advice));
            case MadviseAdvice.Collapse:
                return new(area, Collapse(mm, area, start, end));
            case MadviseAdvice.GuardInstall:
                return InstallGuards(mm, area, range);
            case MadviseAdvice.GuardRemove:
                if (area.Has(VmFlags.Special | VmFlags.HugeTlb)) return new(area, MadviseRules.NoGuards);
                mm.Tables.RemoveGuards(range);
                return new(area, null);
        }
        var change = MadviseFlags.Of(area, advice);
        if (change.Refusal is not null) return new(area, change.Refusal);
        if (change.Flags == area.Flags) return new(area, null);
        var modified = VmMerge.Modify(mm, area, start, end, change.Flags);
        // madvise(2) reports every lack of kernel memory as EAGAIN.
        return modified.Refusal is { Errno: Errno.ENOMEM } ? modified with { Refusal = VmaRules.SplitCountAgain } : modified;
    }

    private static Rule? Remove(MmStruct mm, VmArea area, ulong start, ulong end)
    {
        if (area.Has(VmFlags.Locked)) return MadviseRules.Locked;
        if (area.OpenFile == 0) return MadviseRules.RemoveNoFile;
        if ((area.Flags & (VmFlags.Shared | VmFlags.MayWrite)) != (VmFlags.Shared | VmFlags.MayWrite)) return MadviseRules.RemoveNotShared;
        mm.Context.Files.PunchHole(area.OpenFile, area.PageOffsetAt(start) << PageSize.Shift, end - start);
        return null;
    }

    /// <summary>
    /// madvise_collapse: every whole, aligned 2 MiB becomes a huge page. Of a file, every one that has a page gets all its pages, which stay small here.
    /// </summary>
    private static Rule? Collapse(MmStruct mm, VmArea area, ulong start, ulong end)
    {
        if (area.IsAnonymous) return mm.Tables.Collapse(area, start, end);
        if ((end & ~(HugePage - 1)) < RoundUpHuge(start)) return MadviseRules.NothingToCollapse;

        // thp_vma_suitable_order: a file's huge pages begin at multiples of 2 MiB in the file.
        if ((((area.StartValue >> PageSize.Shift) - area.PageOffset) & ((HugePage >> PageSize.Shift) - 1)) != 0) return MadviseRules.NoHugePages;
        if (area.Has(VmFlags.Special | VmFlags.NoHugePage | VmFlags.GrowsDown) || !mm.Context.Settings.TransparentHugePages)
            return MadviseRules.NoHugePages;
        if (RoundUpHuge(area.StartValue) + HugePage > area.EndValue) return MadviseRules.NoHugePages;
        for (var huge = RoundUpHuge(start); huge + HugePage <= end; huge += HugePage)
        {
            VirtualRange range = new(new(huge), HugePage);
            if (mm.Tables.CountResident(range) == 0) return MadviseRules.NothingToCollapse;
            if (!mm.Tables.Populate(range, PopulateAccess.AsArea).IsOk) return MadviseRules.NothingToCollapse;
        }
        return null;
    }

    private static ulong RoundUpHuge(ulong address) => (address + HugePage - 1) & ~(HugePage - 1);

    private static Rule? Discard(MmStruct mm, VmArea area, VirtualRange range, MadviseAdvice advice)
    {
        if (area.Has(VmFlags.PfnMap)) return MadviseRules.Pfn;
        if (advice != MadviseAdvice.DontNeedLocked && area.Has(VmFlags.Locked)) return MadviseRules.Locked;
        if (advice == MadviseAdvice.Free)
        {
            if (!area.IsAnonymous || area.IsShared) return MadviseRules.FreeNotAnonymous;
            mm.Tables.MarkLazyFree(range);
            return null;
        }
        if (area.Has(VmFlags.MaybeGuard)) mm.Tables.ZapBetweenGuards(range);
        else mm.Tables.Zap(range);
        mm.Tables.FreeEmptyLeafTables(range);
        return null;
    }

    private static VmModified InstallGuards(MmStruct mm, VmArea area, VirtualRange range)
    {
        if (area.Has(VmFlags.Special | VmFlags.HugeTlb | VmFlags.Locked)) return new(area, MadviseRules.NoGuards);
        // The markers must survive a fork: by this flag it copies the tables of an area that has no anon_vma, too. Anonymous memory gets one all the same.
        area = mm.Change(area, area.Flags | VmFlags.MaybeGuard);
        if (area.IsAnonymous) area = mm.PrepareAnonVma(area);
        return new(area, mm.Tables.InstallGuards(range) ? null : MadviseRules.NoTable);
    }

    /// <summary>madvise_populate: as reads or writes would, up to the first page that cannot be had.</summary>
    private static SyscallResult Populate(MmStruct mm, ulong start, ulong end, VmFlags needed, PopulateAccess access)
    {
        for (var position = start; position < end;)
        {
            if (mm.Areas.FindContaining(position) is not { } area) return MadviseRules.PopulateHole.Fail(position);
            if (area.Has(VmFlags.Io | VmFlags.PfnMap) || !area.Has(needed)) return MadviseRules.PopulateRights.Fail(position);
            var stop = Math.Min(area.EndValue, end);
            var populated = mm.Tables.Populate(new(new(position), stop - position), access);
            if (!populated.IsOk) return populated.Errno == Errno.EFAULT ? MadviseRules.PopulateFault.Fail(position) : populated;
            position = stop;
        }
        return SyscallResult.Success;
    }

    /// <summary>is_discard: advice that loses data, which sealing forbids on read-only anonymous memory.</summary>
    private static bool IsDiscarding(MadviseAdvice advice) => advice is MadviseAdvice.Free or MadviseAdvice.DontNeed
        or MadviseAdvice.DontNeedLocked or MadviseAdvice.Remove or MadviseAdvice.DontFork or MadviseAdvice.WipeOnFork
        or MadviseAdvice.GuardInstall;
}

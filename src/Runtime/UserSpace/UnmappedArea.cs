using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>get_unmapped_area: where a new mapping goes (<c>mm/mmap.c</c>, <c>arch/x86/kernel/sys_x86_64.c</c>,
/// <c>mm/huge_memory.c</c>). Every search starts anew; nothing is remembered from the last one.</summary>
internal static class UnmappedArea
{
    private const ulong HugePage = 2UL << 20;
    private const ulong Low32Start = 0x4000_0000;
    private const ulong Low32End = 0x8000_0000;
    private const ulong FourGigabytes = 1UL << 32;

    /// <summary>The place for a mapping, or the refusal. The hint is page-aligned already, except with MAP_FIXED.</summary>
    internal static SyscallResult Find(MmStruct mm, Caller caller, ulong hint, ulong length, MapFlags flags, IVmFile? file, ulong pageOffset)
    {
        if (length > mm.TaskSize) return MmapRules.TooLong.Fail(length);
        ulong? place = (flags & MapFlags.Fixed) != 0 ? hint
            : AlignsForHugePages(mm, hint, length, flags, file)
                ? HugeAligned(mm, hint, length, flags, file is null ? 0 : pageOffset << PageSize.Shift) ?? Plain(mm, hint, length, flags)
                : Plain(mm, hint, length, flags);
        if (place is not { } start) return MmapRules.NoSpace.Fail(length);
        if (MmapRules.ReadsAsErrno(start) is { } mistaken) return mistaken.Fail(start);
        if (start > mm.TaskSize - length) return MmapRules.BeyondTaskSize.Fail(start, length);
        if (!PageSize.IsAligned(start)) return MmapRules.FixedUnaligned.Fail(start);
        if (start < mm.Context.Settings.MmapMinAddr && !caller.CanMapLow) return MmapRules.BelowMinimum.Fail(start, mm.Context.Settings.MmapMinAddr);
        return SyscallResult.Ok(start);
    }

    /// <summary>mm_get_unmapped_area: the hint if it is free, else the search of the layout.</summary>
    private static ulong? Plain(MmStruct mm, ulong hint, ulong length, MapFlags flags)
    {
        var only32 = (flags & MapFlags.Only32Bit) != 0 && mm.Layout.Kind.Is64Bit;
        return mm.Layout.TopDown && !only32 ? TopDown(mm, hint, length, flags) : BottomUp(mm, hint, length, only32);
    }

    /// <summary>arch_get_unmapped_area_topdown.</summary>
    private static ulong? TopDown(MmStruct mm, ulong hint, ulong length, MapFlags flags)
    {
        var kind = mm.Layout.Kind;
        if (hint != 0 && HintFits(kind, hint, length) && IsFree(mm, hint, length)) return hint;
        var low = kind.Is64Bit && (flags & MapFlags.Above4G) != 0 ? FourGigabytes : PageSize.Bytes;
        low = Math.Max(low, mm.Context.Settings.EffectiveMinAddr);
        var high = mm.Layout.MmapBase.Value;
        // A hint above the usual window asks for the whole address space.
        if (hint > kind.MapWindow) high += kind.TaskSize - kind.MapWindow;
        return HighestGapEnd(mm, length, low, high) is { } end ? end - length : BottomUp(mm, hint, length, only32: false);
    }

    /// <summary>
    /// unmapped_area_topdown (<c>mm/vma.c</c>): the highest gap decides. Where the area above it grows down and wants some of the gap as its
    /// guard, the search begins anew below the whole guard gap, so that room beside other areas inside the guard gap is passed over.
    /// </summary>
    private static ulong? HighestGapEnd(MmStruct mm, ulong length, ulong low, ulong high)
    {
        while (mm.Areas.HighestGapEnd(length, low, high) is { } end)
        {
            if (GuardAbove(mm, length, low, high, end) is not { } guard) return end;
            high = guard;
        }

        return null;
    }

    /// <summary>Where the guard gap begins that the kernel meets before it comes to the gap that ends at <paramref name="end"/>; null without one.</summary>
    private static ulong? GuardAbove(MmStruct mm, ulong length, ulong low, ulong high, ulong end)
    {
        // The stack alone grows in most address spaces, and it lies above all that is searched.
        if (mm.StackVm == 0 || (mm.Areas.Last is { } last && last.Has(VmFlags.GrowsDown) && last.StartValue >= high && last.Pages == mm.StackVm)) return null;
        var next = mm.Areas.FindEndingAbove(high);
        while (true)
        {
            var previous = next is null ? mm.Areas.Last : mm.Areas.Previous(next);
            var gapEnd = next is null ? high : Math.Min(high, next.StartValue);
            if (gapEnd <= end) return null;
            var gapStart = Math.Max(previous?.EndValue ?? 0, low);
            if (gapEnd >= gapStart && gapEnd - gapStart >= length && next is not null && mm.GuardedStart(next) is var guard && guard < gapEnd) return guard;
            if (previous is null) return null;
            next = previous;
        }
    }

    /// <summary>arch_get_unmapped_area.</summary>
    private static ulong? BottomUp(MmStruct mm, ulong hint, ulong length, bool only32)
    {
        var kind = mm.Layout.Kind;
        var low = only32 ? Low32Start + mm.Layout.Low32Shift : mm.Layout.LegacyBase.Value;
        var high = only32 ? Low32End : hint > kind.MapWindow ? kind.TaskSize : kind.MapWindow;
        if (length > high) return null;
        if (hint != 0 && high - length >= hint && IsFree(mm, hint, length)) return hint;
        low = Math.Max(low, mm.Context.Settings.EffectiveMinAddr);
        return mm.Areas.LowestGap(length, low, high);
    }

    /// <summary>mmap_address_hint_valid: below the end, and not across the 47-bit line.</summary>
    private static bool HintFits(AddressSpaceKind kind, ulong hint, ulong length) =>
        kind.TaskSize - length >= hint && hint > kind.MapWindow == hint + length > kind.MapWindow;

    /// <summary>No area overlaps, and a growing one above keeps its guard gap.</summary>
    private static bool IsFree(MmStruct mm, ulong start, ulong length) =>
        mm.Areas.FindEndingAbove(start) is not { } next || start + length <= mm.GuardedStart(next);

    /// <summary>Whether the mapping may get whole huge pages: files on disk always, private anonymous memory without a hint and of whole
    /// huge pages, shmem and 32-bit tasks never.</summary>
    private static bool AlignsForHugePages(MmStruct mm, ulong hint, ulong length, MapFlags flags, IVmFile? file)
    {
        if (!mm.Context.Settings.TransparentHugePages || !mm.Layout.Kind.Is64Bit) return false;
        if (file is not null) return !file.IsShmem;
        return (flags & MapFlags.Shared) == 0 && hint == 0 && (length & (HugePage - 1)) == 0;
    }

    /// <summary>__thp_get_unmapped_area: looks for room for a huge page more, and lets the address agree with the offset modulo 2 MiB.
    /// Null where that does not help, and the plain search is due.</summary>
    private static ulong? HugeAligned(MmStruct mm, ulong hint, ulong length, MapFlags flags, ulong offset)
    {
        var firstHuge = unchecked(offset + HugePage - 1) & ~(HugePage - 1);
        var end = offset + length;
        if (end <= firstHuge || end - firstHuge < HugePage) return null;
        var padded = length + HugePage;
        if (offset + padded < offset || padded > mm.TaskSize) return null;
        if (Plain(mm, hint, padded, flags) is not { } place) return null;
        if (place == hint) return hint;
        var shift = unchecked(offset - place) & (HugePage - 1);
        return mm.Layout.TopDown && shift == 0 ? place + HugePage : place + shift;
    }
}

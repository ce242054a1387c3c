using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mmap(2): makes an area (<c>mm/mmap.c</c> do_mmap, <c>mm/vma.c</c> mmap_region).</summary>
public static class Mmap
{
    private const int HugeShift = 26;
    private const ulong HugeMask = 0x3f;

    /// <summary>The system call.</summary>
    /// <param name="mm">The address space.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="address">The hint, or the place with MAP_FIXED.</param>
    /// <param name="length">Bytes, rounded up to pages.</param>
    /// <param name="protection">PROT_ bits; unknown ones are ignored.</param>
    /// <param name="flags">MAP_ bits.</param>
    /// <param name="file">What the descriptor names; null for a bad one. Ignored with MAP_ANONYMOUS.</param>
    /// <param name="offset">Bytes into the file; must be page-aligned even without one.</param>
    /// <returns>The start of the new area.</returns>
    public static SyscallResult Call(
        MmStruct mm, Caller caller, ulong address, ulong length, Protection protection, MapFlags flags, IVmFile? file = null, ulong offset = 0)
    {
        if (!PageSize.IsAligned(offset)) return MmapRules.OffsetUnaligned.Fail(offset);
        if ((flags & MapFlags.Anonymous) == 0)
        {
            if (file is null) return MmapRules.BadDescriptor.Fail();
            if ((flags & MapFlags.HugeTlb) != 0) return MmapRules.HugeFile.Fail();
        }
        else
        {
            file = null;
            if ((flags & MapFlags.HugeTlb) != 0 && length != 0)
                return IsHugeSize(flags) ? MmapRules.HugePool.Fail() : MmapRules.HugeSize.Fail();
        }
        return MapRegion(mm, caller, address, length, protection, flags, file, offset);
    }

    /// <summary>vm_mmap: the same from inside the kernel, as exec maps segments.</summary>
    public static SyscallResult MapRegion(
        MmStruct mm, Caller caller, ulong address, ulong length, Protection protection, MapFlags flags, IVmFile? file = null, ulong offset = 0)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var made = Map(mm, caller, address, length, protection, flags, file, offset >> PageSize.Shift);
        if (!made.IsOk) return made;
        // mm_populate: after the lock is dropped, errors ignored.
        var populate = (flags & (MapFlags.Populate | MapFlags.NonBlock)) == MapFlags.Populate;
        var mayBeLocked = (flags & MapFlags.Locked) != 0 || (mm.DefFlags & VmFlags.Locked) != 0;
        if (!populate && !mayBeLocked) return made;
        if (mm.Areas.FindContaining(made.Value) is { } area && (populate || (area.Flags & VmFlags.LockedMask) == VmFlags.Locked))
            Populating.Ignore(mm.Tables.Populate(new(new(made.Value), PageSize.RoundUp(length)), PopulateAccess.AsArea));
        return made;
    }

    /// <summary>do_mmap, in the order of its checks.</summary>
    internal static SyscallResult Map(
        MmStruct mm, Caller caller, ulong address, ulong length, Protection protection, MapFlags flags, IVmFile? file, ulong pageOffset)
    {
        var settings = mm.Context.Settings;
        if (length == 0) return MmapRules.LengthZero.Fail();
        if ((protection & Protection.Read) != 0 && (caller.Personality & Personality.ReadImpliesExec) != 0) protection |= Protection.Exec;
        if ((flags & MapFlags.FixedNoReplace) != 0) flags |= MapFlags.Fixed;
        if ((flags & MapFlags.Fixed) == 0) address = RoundHint(address, settings);
        var size = PageSize.RoundUp(length);
        if (size == 0) return MmapRules.LengthOverflow.Fail(length);
        if (unchecked(pageOffset + (size >> PageSize.Shift)) < pageOffset) return MmapRules.OffsetOverflow.Fail(pageOffset);
        if (mm.MapCount > settings.MaxMapCount) return MmapRules.MapCount.Fail((ulong)settings.MaxMapCount);

        var found = UnmappedArea.Find(mm, caller, address, size, flags, file, pageOffset);
        if (!found.IsOk) return found;
        var start = found.Value;
        if ((flags & MapFlags.FixedNoReplace) != 0 && mm.Areas.AnyIn(start, start + size))
            return MmapRules.NoReplace.Fail(start, size);

        var vmFlags = FlagsOf(protection, flags) | mm.DefFlags | VmFlags.MayAll;
        if (!settings.TransparentHugePages) vmFlags &= ~VmFlags.NoHugePage;
        if ((flags & MapFlags.Locked) != 0 && !MmStruct.MayLockAtAll(caller)) return MmapRules.LockForbidden.Fail();
        if (!mm.MayLock(caller, vmFlags, size)) return MmapRules.LockLimit.Fail(caller.LimitMemlock);

        var kind = file is null ? MapKind.Anonymous(flags, start) : MapKind.OfFile(file, protection, flags, pageOffset, size);
        if (kind.Refusal is { } refusal) return refusal.Fail((ulong)flags);
        vmFlags = (vmFlags | kind.Set) & ~kind.Clear;
        if ((vmFlags & VmFlags.GrowsDown) != 0 && kind.ForbidsGrowth) return MmapRules.GrowsDown.Fail();
        if ((flags & MapFlags.NoReserve) != 0 && settings.OvercommitMemory != 2) vmFlags |= VmFlags.NoReserve;
        if (file is { IsWriteSealed: true } && (vmFlags & (VmFlags.MayShare | VmFlags.MayWrite)) == (VmFlags.MayShare | VmFlags.MayWrite))
            return MmapRules.WriteSealed.Fail();
        return Region(mm, caller, start, start + size, vmFlags, kind.PageOffset, file);
    }

    /// <summary>__mmap_region: makes room, then joins a neighbour or makes an area.</summary>
    private static SyscallResult Region(MmStruct mm, Caller caller, ulong start, ulong end, VmFlags flags, ulong pageOffset, IVmFile? file)
    {
        var pages = (end - start) >> PageSize.Shift;
        var around = mm.Areas.Around(start);
        var replaced = new UnmapPlan { Start = start, End = end };
        var replaces = around.Next is { } overlapped && overlapped.StartValue < end;
        if (replaces)
        {
            replaced = Munmap.Gather(mm, start, end, around);
            if (replaced.Refusal is { } refusal) return refusal.Fail(start);
        }
        if (mm.ExpansionLimit(caller, flags, (long)(pages - replaced.Pages)) is { } limit) return limit.Fail(pages);
        var released = replaced.AccountedPages;
        if (MmStruct.IsAccountable(flags))
        {
            if (pages > released && !mm.TryCharge(caller, pages - released)) return LimitRules.Commit.Fail(pages - released);
            released = released > pages ? released - pages : 0;
            flags |= VmFlags.Account;
        }
        if (replaces)
        {
            Munmap.Carry(mm, replaced);
            around = mm.Areas.Around(start);
        }
        if (released != 0) mm.Context.Committed.Uncharge(released);
        if (file is { AllowsSync: false } && (flags & VmFlags.Sync) != 0)
        {
            // What was there before has gone by now, and a hole stays.
            if ((flags & VmFlags.Account) != 0) mm.Context.Committed.Uncharge(pages);
            return MmapRules.NoSync.Fail();
        }

        var range = VmRange.Fresh(start, end, flags, pageOffset, file?.Id ?? 0);
        var shared = file is null && (flags & VmFlags.Shared) != 0;

        // shmem_acct_size: the file behind shared memory is promised whole when it is made; where it is refused, the hole stays.
        var promised = shared && (flags & VmFlags.NoReserve) == 0 ? pages : 0;
        if (promised != 0 && !mm.TryCharge(caller, promised)) return LimitRules.Commit.Fail(promised);
        if (shared || VmMerge.NewRange(mm, range, around.Previous, around.Next) is null)
        {
            if (shared) range = range with { OpenFile = mm.Context.Files.CreateSharedAnonymous(end - start, promised).Id };
            mm.Link(range.ToArea());
            var events = mm.Context.Events;
            if (events.IsHeard) events.Emit(EventKind.VmaMap, start, end, (ulong)flags, pageOffset);
        }
        mm.CountIn(flags, pages);
        if ((flags & VmFlags.Locked) != 0) mm.LockedVm += pages;
        return SyscallResult.Ok(start);
    }

    /// <summary>round_hint_to_min.</summary>
    internal static ulong RoundHint(ulong hint, VmSettings settings)
    {
        hint = PageSize.RoundDown(hint);
        return hint != 0 && hint < settings.EffectiveMinAddr ? PageSize.RoundUp(settings.EffectiveMinAddr) : hint;
    }

    /// <summary>calc_vm_prot_bits and calc_vm_flag_bits.</summary>
    private static VmFlags FlagsOf(Protection protection, MapFlags flags)
    {
        var result = (VmFlags)(protection & Protection.All);
        if ((flags & MapFlags.GrowsDown) != 0) result |= VmFlags.GrowsDown;
        if ((flags & MapFlags.Locked) != 0) result |= VmFlags.Locked;
        if ((flags & MapFlags.Sync) != 0) result |= VmFlags.Sync;
        if ((flags & MapFlags.Stack) != 0) result |= VmFlags.NoHugePage;
        return result;
    }

    private static bool IsHugeSize(MapFlags flags) => ((ulong)flags >> HugeShift & HugeMask) is 0 or 21 or 30;
}

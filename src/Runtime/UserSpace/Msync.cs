using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>msync(2) (<c>mm/msync.c</c>).</summary>
public static class Msync
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, MsyncFlags flags)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        if ((flags & ~MsyncFlags.All) != 0) return MsyncRules.UnknownFlags.Fail((ulong)flags);
        if (!PageSize.IsAligned(address)) return MsyncRules.Unaligned.Fail(address);
        if ((flags & (MsyncFlags.Async | MsyncFlags.Sync)) == (MsyncFlags.Async | MsyncFlags.Sync)) return MsyncRules.BothWays.Fail();
        var end = unchecked(address + PageSize.RoundUp(length));
        if (end < address) return MsyncRules.Wraps.Fail(address, length);
        return Walk(mm, address, end, flags);
    }

    /// <summary>Area by area; a hole is passed over and shows in the result, except for a pure MS_ASYNC, which ends there.</summary>
    private static SyscallResult Walk(MmStruct mm, ulong start, ulong end, MsyncFlags flags)
    {
        ulong? hole = null;
        var position = start;
        while (position < end)
        {
            var area = mm.Areas.FindEndingAbove(position);
            if (area is null) return MsyncRules.Hole.Fail(hole ?? position);
            if (position < area.StartValue)
            {
                hole ??= position;
                position = area.StartValue;
                if (flags == MsyncFlags.Async || position >= end) break;
            }
            if ((flags & MsyncFlags.Invalidate) != 0 && area.Has(VmFlags.Locked)) return MsyncRules.Locked.Fail(area.StartValue);
            var stop = Math.Min(area.EndValue, end);
            if ((flags & MsyncFlags.Sync) != 0 && area.OpenFile != 0 && area.IsShared)
                mm.Context.Files.Sync(area.OpenFile, area.PageOffsetAt(position) << PageSize.Shift, stop - position);
            position = area.EndValue;
        }
        return hole is { } at ? MsyncRules.Hole.Fail(at) : SyscallResult.Success;
    }
}

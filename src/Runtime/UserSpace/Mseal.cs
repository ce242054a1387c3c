using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mseal(2) (<c>mm/mseal.c</c>).</summary>
public static class Mseal
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, ulong flags)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        if (flags != 0) return MsealRules.UnknownFlags.Fail(flags);
        if (!PageSize.IsAligned(address)) return MsealRules.Unaligned.Fail(address);
        var size = PageSize.RoundUp(length);
        if (size == 0 && length != 0) return MsealRules.LengthOverflow.Fail(length);
        var end = unchecked(address + size);
        if (end < address) return MsealRules.Wraps.Fail(address, length);

        for (var position = address; position < end;)
        {
            if (mm.Areas.FindContaining(position) is not { } area) return MsealRules.Hole.Fail(position);
            position = area.EndValue;
        }
        for (var position = address; position < end;)
        {
            var area = mm.Areas.FindContaining(position)!;
            if (area.Has(VmFlags.Sealed))
            {
                position = area.EndValue;
                continue;
            }

            var modified = VmMerge.Modify(mm, area, position, Math.Min(area.EndValue, end), area.Flags | VmFlags.Sealed);
            if (modified.Refusal is { } refusal) return refusal.Fail((ulong)mm.Context.Settings.MaxMapCount);
            position = modified.Area.EndValue;
        }
        return SyscallResult.Success;
    }
}

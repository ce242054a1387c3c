using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mincore(2) (<c>mm/mincore.c</c>).</summary>
public static class Mincore
{
    /// <summary>The system call; one entry a page is added to the list, as far as the call gets.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, ICollection<bool> residency)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(residency);
        if (!PageSize.IsAligned(address)) return MincoreRules.Unaligned.Fail(address);
        var limit = mm.Layout.Kind.AccessLimit;
        if (length > limit || address > limit - length) return MincoreRules.BeyondTaskSize.Fail(address, length);
        var end = address + PageSize.RoundUp(length);
        var position = address;
        while (position < end)
        {
            if (mm.Areas.FindContaining(position) is not { } area) return MincoreRules.Hole.Fail(position);
            for (var stop = Math.Min(area.EndValue, end); position < stop; position += PageSize.Bytes)
                residency.Add(!CanTell(area) || mm.Tables.IsResident(area, new(position)));
        }
        return SyscallResult.Success;
    }

    /// <summary>can_do_mincore: of the kernel's own mappings nothing is told; they count as resident.</summary>
    private static bool CanTell(VmArea area) => area.Special is null;
}

using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>_install_special_mapping: areas the kernel provides (<c>mm/mmap.c</c>).</summary>
public static class SpecialMappings
{
    /// <summary>get_unmapped_area for a block of such areas.</summary>
    public static SyscallResult FindPlace(MmStruct mm, Caller caller, ulong length)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        return UnmappedArea.Find(mm, caller, 0, length, MapFlags.None, null, 0);
    }

    /// <summary>Installs one at a free place; it cannot be expanded, cut, merged or locked.</summary>
    public static SyscallResult Install(MmStruct mm, Caller caller, VirtualAddress address, ulong length, VmFlags flags, SpecialMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(mapping);
        var end = address.Value + PageSize.RoundUp(length);
        if (mm.Areas.AnyIn(address.Value, end)) return StackRules.Occupied.Fail(address.Value, length);
        flags = (flags | mm.DefFlags | VmFlags.DontExpand) & ~VmFlags.LockedMask;
        var area = new VmArea(address.Value, end, flags, 0, special: mapping);
        mm.Link(area);
        mm.CountIn(flags, area.Pages);
        var events = mm.Context.Events;
        if (events.IsHeard) events.Emit(EventKind.VmaMap, address.Value, end, (ulong)flags);
        return SyscallResult.Ok(address.Value);
    }
}

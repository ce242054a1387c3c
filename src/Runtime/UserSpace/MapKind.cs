using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>What the MAP_TYPE field makes of a mapping: flags to set and to clear, the page offset, or the refusal (the middle of
/// do_mmap, <c>mm/mmap.c</c>).</summary>
internal readonly record struct MapKind(VmFlags Set, VmFlags Clear, ulong PageOffset, bool ForbidsGrowth, Rule? Refusal)
{
    /// <summary>The largest file, MAX_LFS_FILESIZE.</summary>
    private const ulong LargestFile = long.MaxValue;

    internal static MapKind Anonymous(MapFlags flags, ulong address)
    {
        var ownOffset = address >> PageSize.Shift;
        switch (flags & MapFlags.TypeMask)
        {
            case MapFlags.Shared:
                return new(VmFlags.Shared | VmFlags.MayShare, VmFlags.None, 0, ForbidsGrowth: true, null);
            case MapFlags.Droppable when (flags & MapFlags.Locked) != 0:
                return Refused(MmapRules.DroppableLocked);
            case MapFlags.Droppable:
                return new(VmFlags.Droppable | VmFlags.NoReserve | VmFlags.WipeOnFork | VmFlags.DontDump, VmFlags.None, ownOffset, true, null);
            case MapFlags.Private:
                return new(VmFlags.None, VmFlags.None, ownOffset, ForbidsGrowth: false, null);
            default:
                return Refused(MmapRules.BadType);
        }
    }

    internal static MapKind OfFile(IVmFile file, Protection protection, MapFlags flags, ulong pageOffset, ulong size)
    {
        if (size > LargestFile || pageOffset > (LargestFile - size) >> PageSize.Shift) return Refused(MmapRules.FileTooLarge);
        var (set, clear) = (VmFlags.None, VmFlags.None);
        switch (flags & MapFlags.TypeMask)
        {
            case MapFlags.SharedValidate when (flags & ~KnownTo(file)) != 0:
                return Refused(MmapRules.UnknownFlags);
            case MapFlags.Shared or MapFlags.SharedValidate:
                if ((protection & Protection.Write) != 0 && !file.IsWritable) return Refused(MmapRules.NotWritable);
                set = VmFlags.Shared | VmFlags.MayShare;
                if (!file.IsWritable) clear = VmFlags.MayWrite | VmFlags.Shared;
                break;
            case MapFlags.Private:
                break;
            default:
                return Refused(MmapRules.BadType);
        }
        if (!file.IsReadable) return Refused(MmapRules.NotReadable);
        if (!file.CanMap) return Refused(MmapRules.CannotMap);
        return new(set, clear, pageOffset, ForbidsGrowth: true, null);
    }

    /// <summary>FOP_MMAP_SYNC: files on a disk know MAP_SYNC, though their own mmap may refuse it; shmem does not.</summary>
    private static MapFlags KnownTo(IVmFile file) => file.IsShmem ? MapFlags.LegacyMask : MapFlags.LegacyMask | MapFlags.Sync;

    private static MapKind Refused(Rule rule) => new(VmFlags.None, VmFlags.None, 0, ForbidsGrowth: false, rule);
}

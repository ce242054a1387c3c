using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.SystemV;

/// <summary>shmat(2): maps a segment (<c>ipc/shm.c</c> do_shmat).</summary>
internal static class Shmat
{
    public static SyscallResult Call(Kernel kernel, Process caller, int id, ulong address, ShmatFlags flags)
    {
        if (id < 0) return ShmatRules.NegativeId.Fail(unchecked((uint)id));
        var replaces = (flags & ShmatFlags.Remap) != 0;
        var map = MapFlags.Shared;
        if (address != 0)
        {
            if (!PageSize.IsAligned(address))
            {
                if ((flags & ShmatFlags.Round) == 0) return ShmatRules.Unaligned.Fail(address);
                address = PageSize.RoundDown(address);
                if (address == 0 && replaces) return ShmatRules.RoundsToZero.Fail();
            }

            map |= MapFlags.Fixed;
        }
        else if (replaces)
        {
            return ShmatRules.RemapNowhere.Fail();
        }

        var (protection, wanted, mode) = (flags & ShmatFlags.ReadOnly) != 0
            ? (Protection.Read, 4, OpenFileMode.Read)
            : (Protection.ReadWrite, 6, OpenFileMode.ReadWrite);
        if ((flags & ShmatFlags.Execute) != 0) (protection, wanted) = (protection | Protection.Exec, wanted | 1);
        if (kernel.SharedMemory.Find(id) is not { } segment) return ShmatRules.NoSegment.Fail((ulong)id);
        if (!segment.Grants(caller.Credentials, wanted)) return ShmatRules.NotAllowed.Fail((ulong)id);
        if (address != 0 && !replaces)
        {
            var end = unchecked(address + segment.Size);
            if (end < address) return ShmatRules.Wraps.Fail(address, segment.Size);
            if (caller.Mm.Areas.AnyIn(address, end)) return ShmatRules.Occupied.Fail(address, segment.Size);
        }

        // An open of its own, so that two attaches are two files to those who merge.
        var open = kernel.Files.Open(kernel.SharedMemory.FileOf(segment), mode);
        kernel.Files.Hold(open.Id);
        var mapped = Mmap.MapRegion(caller.Mm, caller.Caller, address, segment.Size, protection, map, open);
        kernel.Files.Put(open.Id);
        return mapped;
    }
}

using System.Globalization;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.SystemV;

/// <summary>shmget(2): finds a segment by its key, or makes one (<c>ipc/shm.c</c> newseg, <c>ipc/util.c</c> ipcget).</summary>
internal static class Shmget
{
    private const int Private = 0;

    public static SyscallResult Call(Kernel kernel, Process caller, int key, ulong size, ShmgetFlags flags)
    {
        if (key == Private) return Create(kernel, caller, key, size, flags);
        if (kernel.SharedMemory.FindKey(key) is not { } segment)
        {
            return (flags & ShmgetFlags.Create) == 0 ? ShmgetRules.NoKey.Fail((uint)key) : Create(kernel, caller, key, size, flags);
        }

        if ((flags & ShmgetFlags.Create) != 0 && (flags & ShmgetFlags.Exclusive) != 0) return ShmgetRules.Exists.Fail((uint)key);
        if (segment.Size < size) return ShmgetRules.TooSmall.Fail(segment.Size, size);
        return segment.Grants(caller.Credentials, SharedSegment.Wanted((int)flags))
            ? SyscallResult.Ok((ulong)segment.Id)
            : ShmgetRules.NotAllowed.Fail((ulong)segment.Id);
    }

    private static SyscallResult Create(Kernel kernel, Process caller, int key, ulong size, ShmgetFlags flags)
    {
        var table = kernel.SharedMemory;
        if (size is 0 or > SharedMemory.Most) return ShmgetRules.Size.Fail(size);
        var pages = PageSize.RoundUp(size) >> PageSize.Shift;
        if (table.Pages + pages < pages || table.Pages + pages > SharedMemory.Most) return ShmgetRules.AllPages.Fail(pages);
        var committed = (flags & ShmgetFlags.NoReserve) != 0 && kernel.Vm.Settings.OvercommitMemory != 2 ? 0 : pages;
        if (committed != 0 && !kernel.Vm.Committed.TryCharge(committed, caller.Mm.TotalVm, caller.Caller.IsAdministrator)) return LimitRules.Commit.Fail(pages);
        if (table.Count >= SharedMemory.MostSegments)
        {
            kernel.Vm.Committed.Uncharge(committed);
            return ShmgetRules.TooMany.Fail(SharedMemory.MostSegments);
        }

        var id = table.TakeId();
        var name = string.Create(CultureInfo.InvariantCulture, $"/SYSV{key:x8} (deleted)");
        var open = kernel.Files.CreateSegment(name, size, committed, id);
        kernel.Files.Hold(open.Id);
        table.Add(new SharedSegment(id, key, size, (int)(flags & ShmgetFlags.ModeMask), caller.Credentials, caller.Pid, open.Id));
        return SyscallResult.Ok((ulong)id);
    }
}

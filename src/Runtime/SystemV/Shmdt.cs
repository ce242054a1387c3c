using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.SystemV;

/// <summary>
/// shmdt(2): unmaps what is left of one attach (<c>ipc/shm.c</c> ksys_shmdt). The attach is known by where it began: its first area from the address on
/// whose offset in the segment is its distance from there, and the further areas of the same open file that fit in the same way.
/// </summary>
internal static class Shmdt
{
    public static SyscallResult Call(Kernel kernel, Process caller, ulong address)
    {
        if (!PageSize.IsAligned(address)) return ShmdtRules.Unaligned.Fail(address);
        var mm = caller.Mm;
        var area = mm.Areas.FindEndingAbove(address);
        while (area is not null && !(IsSegment(kernel, area) && IsPartOf(area, address))) area = mm.Areas.Next(area);
        if (area is null) return ShmdtRules.NotAttached.Fail(address);
        var open = area.OpenFile;
        var size = PageSize.RoundUp(kernel.Files.Open(open).File.Size);
        while (area is not null && area.EndValue - address <= size)
        {
            var end = area.EndValue;
            if (area.OpenFile == open && IsPartOf(area, address)) _ = Munmap.Range(mm, area.StartValue, end); // a sealed part stays, and nobody is told
            area = mm.Areas.FindEndingAbove(end);
        }

        return SyscallResult.Success;
    }

    private static bool IsSegment(Kernel kernel, VmArea area) => area.OpenFile != 0 && kernel.Files.Open(area.OpenFile).HasClose;

    private static bool IsPartOf(VmArea area, ulong address) =>
        area.StartValue >= address && (area.StartValue - address) >> PageSize.Shift == area.PageOffset;
}

using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>struct loadcmd (glibc <c>elf/dl-load.h</c>): a PT_LOAD as ld.so works with it. Addresses are the file's, before the bias is added.</summary>
/// <param name="MapStart">First page.</param>
/// <param name="MapEnd">Behind the last page that has bytes of the file.</param>
/// <param name="DataEnd">Behind the last byte of the file.</param>
/// <param name="AllocEnd">Behind the last byte in memory.</param>
/// <param name="Offset">Place of the first page in the file.</param>
/// <param name="Protection">What the pages allow.</param>
internal readonly record struct LoadCommand(ulong MapStart, ulong MapEnd, ulong DataEnd, ulong AllocEnd, ulong Offset, Protection Protection)
{
    public static LoadCommand Of(in ElfProgramHeader segment)
    {
        var fileEnd = segment.VirtualAddress + segment.FileSize;
        return new LoadCommand(
            PageSize.RoundDown(segment.VirtualAddress),
            PageSize.RoundUp(fileEnd),
            fileEnd,
            segment.VirtualAddress + segment.MemorySize,
            PageSize.RoundDown(segment.Offset),
            ProtectionOf(segment.Flags));
    }

    private static Protection ProtectionOf(ElfSegmentFlags flags) =>
        ((flags & ElfSegmentFlags.Read) != 0 ? Protection.Read : Protection.None)
        | ((flags & ElfSegmentFlags.Write) != 0 ? Protection.Write : Protection.None)
        | ((flags & ElfSegmentFlags.Execute) != 0 ? Protection.Exec : Protection.None);
}

using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// What dlopen(3) does to an address space: ld.so maps the segments of a shared object (glibc 2.36 <c>elf/dl-load.c</c>, <c>dl-map-segments.h</c>), by the
/// process's own system calls. Nothing is relocated and no other object is brought in; headers are looked at without reading them into the process.
/// </summary>
public static class SharedObject
{
    // MAP_COPY of ld.so.
    private const MapFlags Copy = MapFlags.Private | MapFlags.DenyWrite;

    /// <summary>Maps the object; the value is l_addr, what was added to its addresses.</summary>
    public static SyscallResult Map(Process process, ProgramImage image)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(image);
        var (file, failure) = Check(process, image);
        if (file is null)
            return failure;

        var opened = process.Open(process.Kernel.Files.ForProgram(image.Path, image.Bytes), OpenFileMode.Read);
        if (!opened.IsOk)
            return opened;
        var fd = (int)opened.Value;
        var mapped = MapSegments(process, file, fd);
        var closed = process.Close(fd);
        if (!mapped.IsOk || !closed.IsOk)
            return mapped.IsOk ? closed : mapped;

        var isProtected = ProtectRelro(process, file, mapped.Value);
        return isProtected.IsOk ? mapped : isProtected;
    }

    private static (ElfExecutable? File, SyscallResult Failure) Check(Process process, ProgramImage image)
    {
        var (file, failure) = ElfExecutable.ReadProgram(image.Bytes, process.Kernel.Options.Architecture);
        if (file is null)
            return (null, failure.Rule == ExecRules.Type ? DlopenRules.NotShared.Fail((ulong)image.Elf.Header.Type) : DlopenRules.NotAnObject.Fail());
        if (file.Format.Is64 == process.Is32Bit)
            return (null, DlopenRules.WrongClass.Fail(file.Format.Is64 ? 64u : 32u, process.Is32Bit ? 32u : 64u));
        if (file.Header.Type != ElfType.SharedObject)
            return (null, DlopenRules.NotShared.Fail((ulong)file.Header.Type));

        var end = 0ul;
        foreach (var segment in file.ProgramHeaders)
        {
            if (segment.Type != ElfSegmentType.Load)
                continue;
            if (((segment.VirtualAddress - segment.Offset) & PageSize.OffsetMask) != 0)
                return (null, DlopenRules.OutOfStep.Fail(segment.VirtualAddress, segment.Offset));
            if (segment.VirtualAddress < end || segment.MemorySize < segment.FileSize || segment.VirtualAddress + segment.MemorySize < segment.VirtualAddress)
                return (null, DlopenRules.OutOfOrder.Fail(segment.VirtualAddress));
            end = segment.VirtualAddress + segment.MemorySize;
        }

        return end == 0 ? (null, DlopenRules.NoLoad.Fail()) : (file, default);
    }

    /// <summary>_dl_map_segments: one mapping for the whole span, and the later segments over it.</summary>
    private static SyscallResult MapSegments(Process process, ElfExecutable file, int fd)
    {
        List<LoadCommand> commands = [];
        foreach (var segment in file.ProgramHeaders)
        {
            if (segment.Type == ElfSegmentType.Load)
                commands.Add(LoadCommand.Of(segment));
        }

        var first = commands[0];
        var last = commands[^1];
        var placed = MapSpan(process, first, last.AllocEnd - first.MapStart, file.MaximumAlignment, fd);
        if (!placed.IsOk)
            return placed;

        var bias = placed.Value - first.MapStart;
        if (HasHoles(commands) && last.MapStart > first.MapEnd)
        {
            var closed = process.Mprotect(new VirtualAddress(bias + first.MapEnd), last.MapStart - first.MapEnd, Protection.None);
            if (!closed.IsOk)
                return closed;
        }

        for (var i = 0; i < commands.Count; i++)
        {
            var command = commands[i];
            if (i > 0 && command.MapEnd > command.MapStart)
            {
                var mapped = process.Mmap(
                    new VirtualAddress(bias + command.MapStart), command.MapEnd - command.MapStart, command.Protection, Copy | MapFlags.Fixed, fd, command.Offset);
                if (!mapped.IsOk)
                    return mapped;
            }

            var zeroed = Zero(process, command, bias);
            if (!zeroed.IsOk)
                return zeroed;
        }

        return SyscallResult.Ok(bias);
    }

    /// <summary>_dl_map_segment: with the first segment's rights, at a multiple of the largest alignment.</summary>
    private static SyscallResult MapSpan(Process process, in LoadCommand first, ulong length, ulong align, int fd)
    {
        // A program at fixed addresses lets objects have the ones they were linked for (LD_USE_LOAD_BIAS).
        var preferred = process.Program is { ProgramBias: 0 } ? first.MapStart : 0;
        if (align <= PageSize.Bytes)
            return process.Mmap(new VirtualAddress(preferred), length, first.Protection, Copy, fd, first.Offset);

        var room = length > align ? length + align : align * 2;
        var reserved = process.Mmap(new VirtualAddress(preferred), room, Protection.None, MapFlags.Private | MapFlags.Anonymous);
        if (!reserved.IsOk)
            return reserved;
        var start = (reserved.Value + align - 1) & ~(align - 1);
        var mapped = process.Mmap(new VirtualAddress(start), length, first.Protection, Copy | MapFlags.Fixed, fd, first.Offset);
        if (!mapped.IsOk)
            return mapped;
        var cut = start > reserved.Value ? process.Munmap(new VirtualAddress(reserved.Value), start - reserved.Value) : SyscallResult.Success;
        var end = PageSize.RoundUp(start + length);
        var roomEnd = PageSize.RoundUp(reserved.Value + room);
        if (cut.IsOk && roomEnd > end)
            cut = process.Munmap(new VirtualAddress(end), roomEnd - end);
        return cut.IsOk ? mapped : cut;
    }

    /// <summary>Clears the rest of the last page of the file, and maps the pages behind it.</summary>
    private static SyscallResult Zero(Process process, in LoadCommand command, ulong bias)
    {
        if (command.AllocEnd <= command.DataEnd)
            return SyscallResult.Success;
        var from = bias + command.DataEnd;
        var end = bias + command.AllocEnd;
        var page = Math.Min(PageSize.RoundUp(from), end);
        if (page > from)
        {
            var lastPage = new VirtualAddress(PageSize.RoundDown(from));
            var isReadOnly = (command.Protection & Protection.Write) == 0;
            if (isReadOnly && process.Mprotect(lastPage, PageSize.Bytes, command.Protection | Protection.Write) is { IsOk: false } opened)
                return opened;
            if (!process.StoreBytes(new VirtualAddress(from), new byte[page - from]).IsOk)
                return DlopenRules.ZeroFault.Fail(from);
            if (isReadOnly && process.Mprotect(lastPage, PageSize.Bytes, command.Protection) is { IsOk: false } closed)
                return closed;
        }

        return end > page
            ? process.Mmap(new VirtualAddress(page), end - page, command.Protection, MapFlags.Private | MapFlags.Anonymous | MapFlags.Fixed)
            : SyscallResult.Success;
    }

    /// <summary>_dl_protect_relro: what was relocated becomes read-only.</summary>
    private static SyscallResult ProtectRelro(Process process, ElfExecutable file, ulong bias)
    {
        foreach (var segment in file.ProgramHeaders)
        {
            if (segment.Type != ElfSegmentType.GnuRelro)
                continue;
            var start = PageSize.RoundDown(bias + segment.VirtualAddress);
            var end = PageSize.RoundDown(bias + segment.VirtualAddress + segment.MemorySize);
            if (start != end)
                return process.Mprotect(new VirtualAddress(start), end - start, Protection.Read);
        }

        return SyscallResult.Success;
    }

    private static bool HasHoles(List<LoadCommand> commands)
    {
        for (var i = 1; i < commands.Count; i++)
        {
            if (commands[i - 1].MapEnd != commands[i].MapStart)
                return true;
        }

        return false;
    }
}

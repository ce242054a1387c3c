using System.Buffers;
using System.Text;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Processes;

/// <summary>What memory feels of files: the calls that move bytes or pages through the page cache.</summary>
public sealed partial class Process
{
    /// <summary>MFD_NAME_MAX_LEN: NAME_MAX less the <c>memfd:</c> before it.</summary>
    private const int MemfdNameBytes = 249;

    /// <summary>MAX_RW_COUNT: one call moves no more (<c>include/linux/fs.h</c>).</summary>
    private const ulong MaxCount = 0x7FFF_F000;

    /// <summary>The largest offset of a file, loff_t.</summary>
    private const ulong MaxOffset = long.MaxValue;

    /// <summary>open(2) of a file that is known to exist; the value is the lowest free descriptor.</summary>
    public SyscallResult Open(MemoryFile file, OpenFileMode mode = OpenFileMode.ReadWrite)
    {
        ArgumentNullException.ThrowIfNull(file);
        var call = Enter(SyscallNumber.Open, (ulong)file.Id.Value, (ulong)mode);
        return Leave(call, DescriptorsAreLeft() ? Install(_kernel.Files.Open(file, mode)) : NoDescriptorLeft());
    }

    /// <summary>close(2).</summary>
    public SyscallResult Close(int fd)
    {
        var call = Enter(SyscallNumber.Close, (ulong)fd);
        if (_descriptors[fd] == 0) return Leave(call, FileRules.BadDescriptor.Fail((ulong)fd));
        _kernel.Files.Put(_descriptors.Remove(fd));
        return Leave(call, SyscallResult.Success);
    }

    /// <summary>dup(2): a second descriptor for the same open file.</summary>
    public SyscallResult Dup(int fd)
    {
        var call = Enter(SyscallNumber.Dup, (ulong)fd);
        if (File(fd) is not { } open) return Leave(call, FileRules.BadDescriptor.Fail((ulong)fd));
        return Leave(call, DescriptorsAreLeft() ? Install(open) : NoDescriptorLeft());
    }

    /// <summary>read(2) into user memory, from the file position on.</summary>
    public SyscallResult Read(int fd, VirtualAddress buffer, ulong count)
    {
        var call = Enter(SyscallNumber.Read, (ulong)fd, buffer.Value, count);
        if (File(fd) is not { IsReadable: true } open) return Leave(call, NotOpen(fd, FileRules.NotReadable));
        if (!MayBeUsers(buffer, count)) return Leave(call, FileRules.BufferOutside.Fail(buffer.Value, count));
        var result = CopyOut(open.File, open.Position, buffer, count);
        if (result.IsOk) open.Position += result.Value;
        return Leave(call, result);
    }

    /// <summary>write(2) from user memory, from the file position on.</summary>
    public SyscallResult Write(int fd, VirtualAddress buffer, ulong count)
    {
        var call = Enter(SyscallNumber.Write, (ulong)fd, buffer.Value, count);
        if (File(fd) is not { IsWritable: true } open) return Leave(call, NotOpen(fd, FileRules.NotWritable));
        if (!MayBeUsers(buffer, count)) return Leave(call, FileRules.BufferOutside.Fail(buffer.Value, count));
        var result = CopyIn(open.File, open.Position, buffer, count);
        if (result.IsOk) open.Position += result.Value;
        return Leave(call, result);
    }

    /// <summary>pread64(2).</summary>
    public SyscallResult Pread(int fd, VirtualAddress buffer, ulong count, ulong offset)
    {
        var call = Enter(SyscallNumber.Pread64, (ulong)fd, buffer.Value, count, offset);
        if (offset > MaxOffset) return Leave(call, FileRules.NegativeOffset.Fail(offset));
        if (File(fd) is not { IsReadable: true } open) return Leave(call, NotOpen(fd, FileRules.NotReadable));
        if (!MayBeUsers(buffer, count)) return Leave(call, FileRules.BufferOutside.Fail(buffer.Value, count));
        return Leave(call, CopyOut(open.File, offset, buffer, count));
    }

    /// <summary>pwrite64(2).</summary>
    public SyscallResult Pwrite(int fd, VirtualAddress buffer, ulong count, ulong offset)
    {
        var call = Enter(SyscallNumber.Pwrite64, (ulong)fd, buffer.Value, count, offset);
        if (offset > MaxOffset) return Leave(call, FileRules.NegativeOffset.Fail(offset));
        if (File(fd) is not { IsWritable: true } open) return Leave(call, NotOpen(fd, FileRules.NotWritable));
        if (!MayBeUsers(buffer, count)) return Leave(call, FileRules.BufferOutside.Fail(buffer.Value, count));
        return Leave(call, CopyIn(open.File, offset, buffer, count));
    }

    /// <summary>ftruncate(2).</summary>
    public SyscallResult Ftruncate(int fd, ulong length)
    {
        var call = Enter(SyscallNumber.Ftruncate, (ulong)fd, length);
        if (length > MaxOffset) return Leave(call, FileRules.NegativeLength.Fail(length));
        if (File(fd) is not { } open) return Leave(call, FileRules.BadDescriptor.Fail((ulong)fd));
        if (!open.IsWritable) return Leave(call, FileRules.TruncateNotWritable.Fail((ulong)fd));
        open.File.Truncate(length);
        return Leave(call, SyscallResult.Success);
    }

    /// <summary>fallocate(2): lets the file grow, or punches a hole.</summary>
    public SyscallResult Fallocate(int fd, FallocateMode mode, ulong offset, ulong length)
    {
        var call = Enter(SyscallNumber.Fallocate, (ulong)fd, (ulong)mode, offset, length);
        if (offset > MaxOffset || length is 0 or > MaxOffset) return Leave(call, FileRules.FallocateRange.Fail(offset, length));
        if (mode is not (FallocateMode.None or FallocateMode.KeepSize or (FallocateMode.PunchHole | FallocateMode.KeepSize)))
        {
            return Leave(call, FileRules.FallocateMode.Fail((ulong)mode));
        }

        if (File(fd) is not { IsWritable: true } open) return Leave(call, NotOpen(fd, FileRules.NotWritable));
        if (offset + length > MaxOffset) return Leave(call, FileRules.TooLarge.Fail(offset + length));
        return Leave(call, open.File.Allocate(mode, offset, length));
    }

    /// <summary>memfd_create(2); the value is the descriptor.</summary>
    public SyscallResult MemfdCreate(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var call = Enter(SyscallNumber.MemfdCreate);
        int bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes > MemfdNameBytes) return Leave(call, FileRules.NameTooLong.Fail((ulong)bytes));
        return Leave(call, DescriptorsAreLeft() ? Install(_kernel.Files.CreateShmem($"/memfd:{name} (deleted)", 0)) : NoDescriptorLeft());
    }

    /// <summary>The open file of a descriptor, or null.</summary>
    public OpenFile? File(int fd) => _descriptors[fd] is > 0 and var id ? _kernel.Files.Open(id) : null;

    /// <summary>access_ok: the buffer ends below what no program can have; looked at before the file is.</summary>
    private bool MayBeUsers(VirtualAddress buffer, ulong count)
    {
        ulong end = unchecked(buffer.Value + count);
        return end >= buffer.Value && end <= Mm.Layout.Kind.AccessLimit;
    }

    private bool DescriptorsAreLeft() => (ulong)_descriptors.Count < Limits[Resource.OpenFiles].Soft;

    private SyscallResult NoDescriptorLeft() => FileRules.TooManyDescriptors.Fail((ulong)_descriptors.Count);

    private SyscallResult NotOpen(int fd, Rule wrongMode) =>
        (File(fd) is null ? FileRules.BadDescriptor : wrongMode).Fail((ulong)fd);

    private SyscallResult Install(OpenFile open)
    {
        _kernel.Files.Hold(open.Id);
        return SyscallResult.Ok((ulong)_descriptors.Add(open.Id));
    }

    /// <summary>copy_page_to_iter: page by page; short at the first page of the buffer that cannot be written, EFAULT if nothing was.</summary>
    private SyscallResult CopyOut(MemoryFile file, ulong offset, VirtualAddress buffer, ulong count)
    {
        count = Math.Min(count, MaxCount);
        byte[] page = ArrayPool<byte>.Shared.Rent((int)PageSize.Bytes);
        ulong done = 0;
        while (done < count)
        {
            ulong part = Math.Min(count - done, PageSize.Bytes - ((offset + done) & PageSize.OffsetMask));
            int got = file.Read(offset + done, page.AsSpan(0, (int)part));
            if (got == 0) break;
            var stored = UserMemory.Write(this, buffer + done, page.AsSpan(0, got));
            done += stored.Value;
            if (!stored.Result.IsOk && done == 0) return Returned(page, stored.Result);
            if (!stored.Result.IsOk || got < (int)part) break;
        }

        return Returned(page, SyscallResult.Ok(done));
    }

    private SyscallResult CopyIn(MemoryFile file, ulong offset, VirtualAddress buffer, ulong count)
    {
        count = Math.Min(count, MaxCount);
        byte[] page = ArrayPool<byte>.Shared.Rent((int)PageSize.Bytes);
        ulong done = 0;
        while (done < count)
        {
            ulong part = Math.Min(count - done, PageSize.Bytes - ((offset + done) & PageSize.OffsetMask));
            if (offset + done + part > MaxOffset) return Returned(page, done > 0 ? SyscallResult.Ok(done) : FileRules.TooLarge.Fail(offset + part));
            file.BeginWrite(offset + done, part);
            var loaded = UserMemory.Read(this, buffer + done, page.AsSpan(0, (int)part));
            int written = file.Write(offset + done, page.AsSpan(0, (int)loaded.Value));
            done += (ulong)written;
            if (done == 0 && !loaded.Result.IsOk)
            {
                file.EndWriteOfNothing(offset);
                return Returned(page, loaded.Result);
            }

            if (done == 0 && written == 0) return Returned(page, FileRules.NoSpace.Fail((offset + done) >> PageSize.Shift));
            if (!loaded.Result.IsOk || written < (int)part) break;
        }

        return Returned(page, SyscallResult.Ok(done));
    }

    private static SyscallResult Returned(byte[] page, SyscallResult result)
    {
        ArrayPool<byte>.Shared.Return(page);
        return result;
    }
}

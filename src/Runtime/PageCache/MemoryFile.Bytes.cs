using System.Runtime.InteropServices;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.PageCache;

/// <summary>Bytes in and out: read, write, and what the disk knows of it.</summary>
public sealed partial class MemoryFile
{
    /// <summary>generic_file_read_iter: copies bytes from <paramref name="offset"/> through the cache; short at the end of the file, or where no frame is left.</summary>
    public int Read(ulong offset, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length && offset < Size)
        {
            int part = PartOfPage(offset, Math.Min((ulong)(destination.Length - done), Size - offset));
            if (Pages.IsHole(offset >> PageSize.Shift))
            {
                // SGP_READ: holes read as zeros and stay holes.
                destination.Slice(done, part).Clear();
            }
            else
            {
                var page = Pages.Obtain(offset >> PageSize.Shift);
                if (page.Frame.IsNone) break;
                _kernel.Memory.Read(page.Frame.Address + (offset & PageSize.OffsetMask), destination.Slice(done, part));
                _kernel.Reclaim.MarkAccessed(page.Frame);
            }

            done += part;
            offset += (ulong)part;
        }

        return done;
    }

    /// <summary>generic_perform_write: copies bytes into the cache from <paramref name="offset"/> on and lets the file grow; short where no frame is left.</summary>
    public int Write(ulong offset, ReadOnlySpan<byte> source)
    {
        int done = 0;
        if (offset + (ulong)source.Length > Size) ZeroBehindEnd();
        while (done < source.Length)
        {
            var page = Pages.Obtain(offset >> PageSize.Shift);
            if (page.Frame.IsNone) break;
            int part = PartOfPage(offset, (ulong)(source.Length - done));
            _kernel.Memory.Write(page.Frame.Address + (offset & PageSize.OffsetMask), source.Slice(done, part));
            _kernel.Writeback.MarkDirty(page.Frame);
            _kernel.Writeback.RunWanted();
            done += part;
            offset += (ulong)part;
            if (offset > Size) Size = offset;
        }

        return done;
    }

    /// <summary>
    /// write_begin: the page that a write goes to is in the cache before the first byte is fetched from the writer's memory. It has a content only if the
    /// disk has one that the write leaves in part (<c>fs/ext4/inode.c</c> ext4_da_write_begin, <c>mm/shmem.c</c> shmem_write_begin).
    /// </summary>
    internal void BeginWrite(ulong offset, ulong count)
    {
        ulong index = offset >> PageSize.Shift;
        if (!Pages[index].IsNone) return;
        if (Kind == MemoryFileKind.Shmem) _ = Pages.Obtain(index);
        else if (count == PageSize.Bytes || Content.IsHole(index)) _ = Pages.AddUnread(index);
        else _ = Pages.Add(index);
    }

    /// <summary>
    /// write_end of a write that could not fetch a byte: a file that is shorter than the place grows up to it, and keeps that length
    /// (ext4_da_do_write_end, shmem_write_end).
    /// </summary>
    internal void EndWriteOfNothing(ulong offset)
    {
        if (Kind == MemoryFileKind.Shmem && TryGetCached(offset >> PageSize.Shift, out var pfn)) _kernel.Writeback.MarkDirty(pfn);
        if (offset > Size) Truncate(offset);
    }

    /// <summary>The bytes as a reader would see them, without bringing anything into memory.</summary>
    public int Peek(ulong offset, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length && offset < Size)
        {
            int part = PartOfPage(offset, Math.Min((ulong)(destination.Length - done), Size - offset));
            PeekPage(offset, destination.Slice(done, part));
            done += part;
            offset += (ulong)part;
        }

        return done;
    }

    /// <summary>Writes dirty pages to disk and drops every cached page that no one maps (<c>vm.drop_caches</c> after <c>sync</c>); the number dropped.</summary>
    public int DropCaches()
    {
        if (Kind == MemoryFileKind.Shmem) return 0;
        WriteBack(0, ulong.MaxValue);
        int dropped = 0;
        ulong next = 0;
        while (Pages.TryNext(next, out ulong index, out var pfn))
        {
            next = index + 1;
            if (_kernel.Memory.Peek(pfn).RefCount > 1) continue;
            Pages.Remove(index);
            dropped++;
        }

        return dropped;
    }

    /// <summary>filemap_write_and_wait: writes the dirty pages of [first, end) to disk; their mappings' entries become clean and write-protected.</summary>
    /// <param name="first">The first page.</param>
    /// <param name="end">The page behind the last.</param>
    /// <param name="most">The number of pages after which it is enough.</param>
    public void WriteBack(ulong first, ulong end, ulong most = ulong.MaxValue)
    {
        if (Kind == MemoryFileKind.Shmem) return;
        CleanMappings(first, end);
        while (most > 0 && Pages.TryNext(first, out ulong index, out var pfn) && index < end)
        {
            first = index + 1;
            if ((_kernel.Memory.Peek(pfn).Flags & FrameFlags.Dirty) == 0) continue;
            Content = Content.WithPage(index, _kernel.Memory.ReadContents(pfn));
            _kernel.Writeback.ClearDirty(pfn, isWritten: true);
            most--;
        }
    }

    /// <summary>Whether the file's content is exactly this, wherever it is.</summary>
    internal bool HasBytes(ReadOnlySpan<byte> bytes)
    {
        if (Size != (ulong)bytes.Length) return false;
        Span<byte> page = stackalloc byte[(int)PageSize.Bytes];
        for (int at = 0; at < bytes.Length; at += page.Length)
        {
            int part = Math.Min(page.Length, bytes.Length - at);
            if (Peek((ulong)at, page) < part || !page[..part].SequenceEqual(bytes.Slice(at, part))) return false;
        }

        return true;
    }

    /// <summary>Fills the cache from disk, as for a file just written, until an eighth of memory would be left.</summary>
    internal void WarmUp()
    {
        for (ulong index = 0; index < PageCount; index++)
        {
            if (_kernel.Buddy.FreePages <= _kernel.TotalRamPages / 8 || Pages.Add(index).IsNone) return;
        }
    }

    private static int PartOfPage(ulong offset, ulong wanted) =>
        (int)Math.Min(PageSize.Bytes - (offset & PageSize.OffsetMask), wanted);

    private void PeekPage(ulong offset, Span<byte> destination)
    {
        if (TryGetCached(offset >> PageSize.Shift, out var pfn))
        {
            _kernel.Memory.Read(pfn.Address + (offset & PageSize.OffsetMask), destination);
            return;
        }

        if (Pages.SwapOf(offset >> PageSize.Shift) is { IsNone: false } entry)
        {
            _kernel.Swap.Peek(entry, (int)(offset & PageSize.OffsetMask), destination);
            return;
        }

        destination.Clear();
        var onDisk = Content.Page(offset >> PageSize.Shift);
        int start = (int)(offset & PageSize.OffsetMask);
        if (onDisk.Length > start) onDisk[start..Math.Min(onDisk.Length, start + destination.Length)].CopyTo(destination);
    }
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>The bytes in the frames. Little-endian, as on x86.</content>
public sealed partial class PhysicalMemory
{
    /// <summary>Whether the frame has contents of its own; without, it reads as zeros.</summary>
    public bool HasContents(PageFrameNumber pfn)
    {
        var chunk = _chunks[pfn.Value >> FrameChunk.Shift];
        return chunk?.Contents?[pfn.Value & FrameChunk.Mask] is not null;
    }

    /// <summary>The frame's 512 words for reading.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<ulong> ReadContents(PageFrameNumber pfn) => ReadArray(pfn.Value);

    /// <summary>The frame's 512 words for writing. The span holds until the frame is freed or the machine cloned; keep it within one operation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<ulong> WriteContents(PageFrameNumber pfn) => WriteArray(pfn.Value);

    /// <summary>Loads 1, 2, 4 or 8 bytes, which must lie in one page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Load(PhysicalAddress address, int size)
    {
        var offset = (int)address.PageOffset;
        var words = ReadArray(address.Frame.Value);
        if (size == 8 && (offset & 7) == 0) return words[offset >> 3];
        return LoadBytes(MemoryMarshal.AsBytes<ulong>(words).Slice(offset, size));
    }

    /// <summary>Stores the low 1, 2, 4 or 8 bytes of a value, which must lie in one page.</summary>
    public void Store(PhysicalAddress address, ulong value, int size)
    {
        var offset = (int)address.PageOffset;
        var words = WriteArray(address.Frame.Value);
        if (size == 8 && (offset & 7) == 0)
        {
            words[offset >> 3] = value;
            return;
        }

        var bytes = MemoryMarshal.AsBytes(words.AsSpan()).Slice(offset, size);
        switch (size)
        {
            case 1: bytes[0] = (byte)value; break;
            case 2: BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value); break;
            case 4: BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value); break;
            case 8: BinaryPrimitives.WriteUInt64LittleEndian(bytes, value); break;
            default: throw new ArgumentOutOfRangeException(nameof(size), size, "an access has 1, 2, 4 or 8 bytes");
        }
    }

    /// <summary>Copies bytes out of one page.</summary>
    public void Read(PhysicalAddress address, Span<byte> into) =>
        MemoryMarshal.AsBytes(ReadContents(address.Frame)).Slice((int)address.PageOffset, into.Length).CopyTo(into);

    /// <summary>Copies bytes into one page.</summary>
    public void Write(PhysicalAddress address, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        bytes.CopyTo(MemoryMarshal.AsBytes(WriteContents(address.Frame))[(int)address.PageOffset..]);
    }

    /// <summary>copy_user_highpage: the destination becomes what the source is; a source without contents leaves it without.</summary>
    public void CopyPage(PageFrameNumber from, PageFrameNumber to)
    {
        var source = _chunks[from.Value >> FrameChunk.Shift]?.Contents?[from.Value & FrameChunk.Mask];
        if (source is null)
        {
            ZeroPage(to);
            return;
        }

        source.CopyTo(ArrayForOverwriting(to.Value), 0);
    }

    /// <summary>clear_page: the frame reads as zeros again; its contents are dropped.</summary>
    public void ZeroPage(PageFrameNumber pfn)
    {
        var slot = pfn.Value & FrameChunk.Mask;
        if (_chunks[pfn.Value >> FrameChunk.Shift]?.Contents?[slot] is null) return;
        var chunk = OwnChunk(pfn.Value >> FrameChunk.Shift);
        if (chunk.IsPrivate(slot)) _pool.Give(chunk.Contents![slot]!);
        chunk.ClearPrivate(slot);
        chunk.Contents![slot] = null;
    }

    private static ulong LoadBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        8 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(bytes), bytes.Length, "an access has 1, 2, 4 or 8 bytes"),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[] ReadArray(uint pfn) => _chunks[pfn >> FrameChunk.Shift]?.Contents?[pfn & FrameChunk.Mask] ?? Zeros;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[] WriteArray(uint pfn)
    {
        var chunk = _chunks[pfn >> FrameChunk.Shift];
        var slot = pfn & FrameChunk.Mask;
        return chunk is not null && ReferenceEquals(chunk.Owner, _ownership.Current) && chunk.IsPrivate(slot)
            ? chunk.Contents![slot]!
            : MakeOwnArray(pfn);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong[] MakeOwnArray(uint pfn)
    {
        var shared = ReadArray(pfn);
        if (ReferenceEquals(shared, Zeros)) return PutArray(pfn, _pool.TakeZeroed());
        var copy = _pool.TakeDirty();
        shared.CopyTo(copy, 0);
        return PutArray(pfn, copy);
    }

    private ulong[] ArrayForOverwriting(uint pfn)
    {
        var chunk = OwnChunk(pfn >> FrameChunk.Shift);
        var slot = pfn & FrameChunk.Mask;
        return chunk.IsPrivate(slot) ? chunk.Contents![slot]! : PutArray(pfn, _pool.TakeDirty());
    }

    private ulong[] PutArray(uint pfn, ulong[] words)
    {
        var chunk = OwnChunk(pfn >> FrameChunk.Shift);
        var slot = pfn & FrameChunk.Mask;
        (chunk.Contents ??= new ulong[]?[FrameChunk.Count])[slot] = words;
        chunk.SetPrivate(slot);
        return words;
    }
}

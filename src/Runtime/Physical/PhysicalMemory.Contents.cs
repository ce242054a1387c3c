using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>
/// The bytes in the frames, little-endian as on x86. A page has, from cheap to dear: nothing (zeros); what it shares with another page or with a
/// clone; a patch of a few lines over either; 512 words of its own.
/// </content>
public sealed partial class PhysicalMemory
{
    /// <summary>Whether the frame has contents; without, it reads as zeros.</summary>
    public bool HasContents(PageFrameNumber pfn)
    {
        var chunk = _chunks[pfn.Value >> FrameChunk.Shift];
        var slot = pfn.Value & FrameChunk.Mask;
        return chunk?.Contents?[slot] is not null || chunk?.Patches?[slot] is not null;
    }

    /// <summary>The frame's 512 words for reading, all in one place; to look at a few bytes, <see cref="Load"/> is cheaper.</summary>
    public ReadOnlySpan<ulong> ReadContents(PageFrameNumber pfn) =>
        PatchOf(pfn.Value) is null ? ReadArray(pfn.Value) : WriteArray(pfn.Value);

    /// <summary>
    /// The frame's 512 words for writing, all its own. The span holds until the frame is freed or copied or the machine cloned; keep it within one
    /// operation.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<ulong> WriteContents(PageFrameNumber pfn) => WriteArray(pfn.Value);

    /// <summary>Loads 1, 2, 4 or 8 bytes, which must lie in one page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Load(PhysicalAddress address, int size)
    {
        var offset = (int)address.PageOffset;
        var pfn = address.Frame.Value;
        if (PatchOf(pfn) is { } patch) return LoadPatched(patch, pfn, offset, size);
        var words = ReadArray(pfn);
        if (size == 8 && (offset & 7) == 0) return words[offset >> 3];
        return LoadBytes(MemoryMarshal.AsBytes<ulong>(words).Slice(offset, size));
    }

    /// <summary>Stores the low 1, 2, 4 or 8 bytes of a value, which must lie in one page.</summary>
    public void Store(PhysicalAddress address, ulong value, int size)
    {
        var offset = (int)address.PageOffset;
        StoreBytes(BytesForStore(address.Frame.Value, offset, size), value);
    }

    /// <summary>Copies bytes out of one page.</summary>
    public void Read(PhysicalAddress address, Span<byte> into)
    {
        var pfn = address.Frame.Value;
        var offset = (int)address.PageOffset;
        if (PatchOf(pfn) is { } patch) ReadPatched(patch, pfn, offset, into);
        else MemoryMarshal.AsBytes<ulong>(ReadArray(pfn)).Slice(offset, into.Length).CopyTo(into);
    }

    /// <summary>Copies bytes into one page.</summary>
    public void Write(PhysicalAddress address, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        bytes.CopyTo(BytesForStore(address.Frame.Value, (int)address.PageOffset, bytes.Length));
    }

    /// <summary>copy_user_highpage: the destination becomes what the source is. The words are shared until one of the two is stored to.</summary>
    public void CopyPage(PageFrameNumber from, PageFrameNumber to)
    {
        ZeroPage(to);
        if (!HasContents(from)) return;
        var into = OwnChunk(to.Value >> FrameChunk.Shift);
        var source = _chunks[from.Value >> FrameChunk.Shift]!;
        var (slot, target) = (from.Value & FrameChunk.Mask, to.Value & FrameChunk.Mask);
        if (ReferenceEquals(source.Owner, _ownership.Current)) source.ClearPrivate(slot);
        if (source.Contents?[slot] is { } words) (into.Contents ??= new ulong[]?[FrameChunk.Count])[target] = words;
        if (source.Patches?[slot] is { } patch) (into.Patches ??= new ulong[]?[FrameChunk.Count])[target] = patch;
    }

    /// <summary>clear_page: the frame reads as zeros again; its contents are dropped.</summary>
    public void ZeroPage(PageFrameNumber pfn)
    {
        if (!HasContents(pfn)) return;
        var slot = pfn.Value & FrameChunk.Mask;
        var chunk = OwnChunk(pfn.Value >> FrameChunk.Shift);
        if (chunk.IsPrivate(slot)) _pool.Give(chunk.Patches?[slot] ?? chunk.Contents![slot]!);
        chunk.ClearPrivate(slot);
        if (chunk.Contents is not null) chunk.Contents[slot] = null;
        if (chunk.Patches is not null) chunk.Patches[slot] = null;
    }

    /// <summary>The words of a page table, which never has a patch, because only <see cref="WriteContents"/> writes to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<ulong> ReadTable(PageFrameNumber pfn) => ReadArray(pfn.Value);

    private static ulong LoadBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        8 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(bytes), bytes.Length, "an access has 1, 2, 4 or 8 bytes"),
    };

    private static void StoreBytes(Span<byte> bytes, ulong value)
    {
        switch (bytes.Length)
        {
            case 1: bytes[0] = (byte)value; break;
            case 2: BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value); break;
            case 4: BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value); break;
            case 8: BinaryPrimitives.WriteUInt64LittleEndian(bytes, value); break;
            default: throw new ArgumentOutOfRangeException(nameof(bytes), bytes.Length, "an access has 1, 2, 4 or 8 bytes");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[] ReadArray(uint pfn) => _chunks[pfn >> FrameChunk.Shift]?.Contents?[pfn & FrameChunk.Mask] ?? Zeros;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[]? PatchOf(uint pfn) => _chunks[pfn >> FrameChunk.Shift]?.Patches?[pfn & FrameChunk.Mask];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[] WriteArray(uint pfn)
    {
        var chunk = _chunks[pfn >> FrameChunk.Shift];
        var slot = pfn & FrameChunk.Mask;
        return chunk is not null && ReferenceEquals(chunk.Owner, _ownership.Current) && chunk.IsPrivate(slot) && chunk.Patches?[slot] is null
            ? chunk.Contents![slot]!
            : MakeOwnArray(pfn);
    }

    /// <summary>Gives a page 512 words of its own: what it shares, with its patch laid over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong[] MakeOwnArray(uint pfn)
    {
        var chunk = OwnChunk(pfn >> FrameChunk.Shift);
        var slot = pfn & FrameChunk.Mask;
        var below = ReadArray(pfn);
        var words = ReferenceEquals(below, Zeros) ? _pool.TakeZeroed() : _pool.TakeDirty();
        if (!ReferenceEquals(below, Zeros)) below.CopyTo(words, 0);
        if (chunk.Patches?[slot] is { } patch)
        {
            LinePatch.ApplyTo(patch, words);
            if (chunk.IsPrivate(slot)) _pool.Give(patch);
            chunk.Patches[slot] = null;
        }

        (chunk.Contents ??= new ulong[]?[FrameChunk.Count])[slot] = words;
        chunk.SetPrivate(slot);
        return words;
    }
}

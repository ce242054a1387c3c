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
        var group = GroupOf(pfn.Value);
        return group is not null && group.Has(pfn.Value & PageGroup.Mask);
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
        var group = GroupOf(pfn);
        var slot = (int)(pfn & PageGroup.Mask);
        if (group is not null && group.Patches[slot] is { } patch) return LoadPatched(patch, pfn, offset, size);
        var words = group?.Words[slot] ?? Zeros;
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
        var source = GroupOf(from.Value);
        var slot = from.Value & PageGroup.Mask;
        if (source is null || !source.Has(slot)) return;
        var into = OwnGroup(to.Value);
        var target = (int)(to.Value & PageGroup.Mask);
        if (ReferenceEquals(source.Owner, _ownership.Current)) source.Private &= ~(1u << (int)slot);
        into.Words[target] = source.Words[(int)slot];
        into.Patches[target] = source.Patches[(int)slot];
    }

    /// <summary>clear_page: the frame reads as zeros again; its contents are dropped.</summary>
    public void ZeroPage(PageFrameNumber pfn)
    {
        if (!HasContents(pfn)) return;
        var slot = pfn.Value & PageGroup.Mask;
        var group = OwnGroup(pfn.Value);
        ref var words = ref group.Words[(int)slot];
        ref var patch = ref group.Patches[(int)slot];
        if (group.IsPrivate(slot)) _pool.Give(patch ?? words!);
        group.Private &= ~(1u << (int)slot);
        (words, patch) = (null, null);
    }

    /// <summary>The contents as a value, shared with the frame: from now on neither is stored to without a copy.</summary>
    internal PageContents ShareContents(PageFrameNumber pfn)
    {
        var group = GroupOf(pfn.Value);
        var slot = pfn.Value & PageGroup.Mask;
        if (group is null || !group.Has(slot)) return default;
        if (ReferenceEquals(group.Owner, _ownership.Current)) group.Private &= ~(1u << (int)slot);
        return new PageContents(group.Words[(int)slot], group.Patches[(int)slot]);
    }

    /// <summary>The frame reads as these contents from now on, and shares them.</summary>
    internal void AdoptContents(PageFrameNumber pfn, PageContents contents)
    {
        ZeroPage(pfn);
        if (contents.IsNothing) return;
        var group = OwnGroup(pfn.Value);
        var slot = (int)(pfn.Value & PageGroup.Mask);
        group.Words[slot] = contents.Words;
        group.Patches[slot] = contents.Patch;
    }

    /// <summary>The words of a page table, which never has a patch, because only <see cref="WriteContents"/> writes to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<ulong> ReadTable(PageFrameNumber pfn) => ReadArray(pfn.Value);

    /// <summary>Whether a page table and one of another machine lie in the same array, so that their entries are equal.</summary>
    internal bool HasSameWords(PageFrameNumber pfn, PhysicalMemory other, PageFrameNumber otherPfn) =>
        ReferenceEquals(ReadArray(pfn.Value), other.ReadArray(otherPfn.Value));

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
    private PageGroup? GroupOf(uint pfn) => _chunks[pfn >> FrameChunk.Shift]?.GroupOf(pfn);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[] ReadArray(uint pfn) => GroupOf(pfn)?.Words[(int)(pfn & PageGroup.Mask)] ?? Zeros;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[]? PatchOf(uint pfn) => GroupOf(pfn)?.Patches[(int)(pfn & PageGroup.Mask)];

    /// <summary>The words of a page that are its own and have no patch over them, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[]? OwnWords(uint pfn)
    {
        var group = GroupOf(pfn);
        var slot = pfn & PageGroup.Mask;
        return group is not null && ReferenceEquals(group.Owner, _ownership.Current) && group.IsPrivate(slot) && group.Patches[(int)slot] is null
            ? group.Words[(int)slot]
            : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong[] WriteArray(uint pfn) => OwnWords(pfn) ?? MakeOwnArray(pfn);

    /// <summary>The group of a frame for writing, made or copied if there is none of this machine's own.</summary>
    private PageGroup OwnGroup(uint pfn)
    {
        var owner = _ownership.Current;
        var group = GroupOf(pfn);
        if (group is not null && ReferenceEquals(group.Owner, owner)) return group;
        var chunk = OwnChunk(pfn >> FrameChunk.Shift);
        group = group?.CopyFor(owner) ?? new PageGroup(owner);
        chunk.Groups[(int)((pfn & FrameChunk.Mask) >> PageGroup.Shift)] = group;
        return group;
    }

    /// <summary>Gives a page 512 words of its own: what it shares, with its patch laid over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong[] MakeOwnArray(uint pfn)
    {
        var group = OwnGroup(pfn);
        var slot = pfn & PageGroup.Mask;
        ref var words = ref group.Words[(int)slot];
        ref var patch = ref group.Patches[(int)slot];
        var below = words;
        words = below is null ? _pool.TakeZeroed() : _pool.TakeDirty();
        below?.CopyTo(words, 0);
        if (patch is not null)
        {
            LinePatch.ApplyTo(patch, words);
            if (group.IsPrivate(slot)) _pool.Give(patch);
            patch = null;
        }

        group.Private |= 1u << (int)slot;
        return words;
    }
}

using System.Runtime.InteropServices;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// struct page (<c>include/linux/mm_types.h</c>): what the kernel knows of one frame, in 32 bytes. All zero is a frame at rest. Who uses a
/// frame defines the fields after <see cref="Order"/>; the allocator clears them. References to frames are by number, never by <c>ref</c>
/// beyond one operation: a clone may replace the record's chunk.
/// <code>
///   0  order 31..28 | type 27..24 | flags 23..0
///   4  _refcount            8  _mapcount         12  mapping: file or anon_vma
///  16  mem_cgroup 63..52 | index 51..0           24  lru.next     28  lru.prev
/// </code>
/// Linux's <c>private</c> (the swap slot of a page in the swap cache) has no place here: few pages have one at a time, so that it belongs in a column of the
/// chunk that is made when first used, as contents are.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct Frame
{
    private const uint FlagsMask = (1u << TypeShift) - 1;
    private const int TypeShift = 24;
    private const uint TypeMask = 0xfu << TypeShift;
    private const int OrderShift = 28;
    /// <summary>GUP_PIN_COUNTING_BIAS.</summary>
    public const int PinBias = 1024;

    private const int IndexBits = 52;
    private const ulong IndexMask = (1UL << IndexBits) - 1;

    private uint _state;

    /// <summary>
    /// _refcount: 0 while free; 1 from the allocator; anonymous: one a page-table entry; page cache or swap cache: one more. All of a huge page's stand at
    /// its head.
    /// </summary>
    public int RefCount;

    /// <summary>Number of page-table entries that map the frame, huge ones too. Linux's _mapcount is one less (−1 for none) and leaves huge ones out.</summary>
    public int MapCount;

    /// <summary>mapping: the number of the file, or of the anon_vma when <see cref="FrameFlags.Anon"/> is set; 0 for none.</summary>
    public uint Mapping;

    private ulong _place;

    /// <summary>lru.next: frame number of the next on its list; 0 ends it.</summary>
    public uint Next;

    /// <summary>lru.prev: frame number of the one before on its list; 0 at its head.</summary>
    public uint Previous;

    public FrameFlags Flags
    {
        readonly get => (FrameFlags)(_state & FlagsMask);
        set => _state = (_state & ~FlagsMask) | (uint)value;
    }

    public FrameType Type
    {
        readonly get => (FrameType)((_state & TypeMask) >> TypeShift);
        set => _state = (_state & ~TypeMask) | ((uint)value << TypeShift);
    }

    /// <summary>Order of the block that this frame is the head of, as it was given out.</summary>
    public int Order
    {
        readonly get => (int)(_state >> OrderShift);
        set => _state = (_state & ~(0xfu << OrderShift)) | ((uint)value << OrderShift);
    }

    /// <summary>
    /// index, below 2^52, which is more than any file has: page offset in the file, or the linear page offset in the VMA, in pages. A page
    /// table has its level here, 0 being the top.
    /// </summary>
    public ulong Index
    {
        readonly get => _place & IndexMask;
        set => _place = (_place & ~IndexMask) | (value & IndexMask);
    }

    /// <summary>The memory cgroup that is charged, below 4096; 0 is the root.</summary>
    public int MemCgroup
    {
        readonly get => (int)(_place >> IndexBits);
        set => _place = (_place & IndexMask) | ((ulong)value << IndexBits);
    }

    /// <summary>Index and memory cgroup in one word: what <see cref="FrameHistory"/> keeps in a free frame.</summary>
    internal ulong Place
    {
        readonly get => _place;
        init => _place = value;
    }

    /// <summary>Whether it belongs to a huge page, as head or tail (<see cref="LargeFolio"/>).</summary>
    public readonly bool IsCompound => (_state & (uint)(FrameFlags.Head | FrameFlags.Tail)) != 0;

    /// <summary>
    /// folio_maybe_dma_pinned: a pin counts as <see cref="PinBias"/> references, so that a page that very many processes share is taken for pinned too.
    /// </summary>
    public readonly bool MayBePinned => RefCount >= PinBias;

    /// <summary>PG_uptodate: a page of a file has its content, not only its place.</summary>
    public readonly bool IsUpToDate => (_state & (uint)FrameFlags.UpToDate) != 0;

    public readonly bool IsAnon => (_state & (uint)FrameFlags.Anon) != 0;

    /// <summary>The record of a block's head as the allocator gives it out: one reference, and nothing else known.</summary>
    internal static Frame GivenOut(int order) =>
        new() { _state = ((uint)order << OrderShift) | ((uint)FrameType.InUse << TypeShift), RefCount = 1 };
}

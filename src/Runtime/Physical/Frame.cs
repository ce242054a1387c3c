using System.Runtime.InteropServices;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// struct page (<c>include/linux/mm_types.h</c>): what the kernel knows of one frame, in 40 bytes. All zero is a frame at rest. Who uses a
/// frame defines the fields after <see cref="Type"/>; the allocator clears them. References to frames are by number, never by <c>ref</c>
/// beyond one operation: a clone may replace the record's chunk.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct Frame
{
    public FrameFlags Flags;

    /// <summary>_refcount: 0 while free; 1 from the allocator; anonymous: one a page-table entry; page cache or swap cache: one more.</summary>
    public int RefCount;

    /// <summary>Number of page-table entries that map the frame. Linux's _mapcount is one less (−1 for none).</summary>
    public int MapCount;

    public FrameType Type;

    /// <summary>Order of the block that this frame is the head of, as it was given out.</summary>
    public byte Order;

    /// <summary>The memory cgroup that is charged; 0 is the root.</summary>
    public ushort MemCgroup;

    /// <summary>mapping: the number of the file, or of the anon_vma when <see cref="FrameFlags.Anon"/> is set; 0 for none.</summary>
    public uint Mapping;

    /// <summary>private: swap slot, and whatever the owner needs.</summary>
    public uint Private;

    /// <summary>index: page offset in the file, or the linear page offset in the VMA. Pages.</summary>
    public ulong Index;

    /// <summary>lru.next: frame number of the next on its list; 0 ends it.</summary>
    public uint Next;

    /// <summary>lru.prev: frame number of the one before on its list; 0 at its head.</summary>
    public uint Previous;

    public readonly bool IsAnon => (Flags & FrameFlags.Anon) != 0;
}

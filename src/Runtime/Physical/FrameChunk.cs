using System.Runtime.CompilerServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// 512 frame records and, for those that were written, their contents: the unit that clones share. Only the machine whose stamp is
/// <see cref="Owner"/> writes to it; another copies it first and then shares the contents page by page, until it writes to them.
/// </summary>
internal sealed class FrameChunk
{
    public const int Shift = 9;
    public const int Count = 1 << Shift;
    public const uint Mask = Count - 1;

    public readonly Owner Owner;
    public readonly Frame[] Frames;

    /// <summary>4 KiB a frame as 512 words; null for a frame that reads as zeros. The directory is made on the first write.</summary>
    public ulong[]?[]? Contents;

    /// <summary>Lines that lie over <see cref="Contents"/>, see <see cref="LinePatch"/>; null for a page without, and for a chunk that has none.</summary>
    public ulong[]?[]? Patches;

    // Bit n: the array that a store to page n would change (its patch if it has one, else its contents) belongs to this page alone.
    // What lies under a patch is never private.
    private PrivateBits _private;

    public FrameChunk(Owner owner)
    {
        Owner = owner;
        Frames = new Frame[Count];
    }

    private FrameChunk(Owner owner, FrameChunk other)
    {
        Owner = owner;
        Frames = (Frame[])other.Frames.Clone();
        Contents = (ulong[]?[]?)other.Contents?.Clone();
        Patches = (ulong[]?[]?)other.Patches?.Clone();
    }

    /// <summary>A chunk of another owner with the same records; the contents are shared, and thus no longer private to either.</summary>
    public FrameChunk CopyFor(Owner owner) => new(owner, this);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsPrivate(uint slot) => (_private[(int)(slot >> 6)] & (1UL << (int)(slot & 63))) != 0;

    public void SetPrivate(uint slot) => _private[(int)(slot >> 6)] |= 1UL << (int)(slot & 63);

    public void ClearPrivate(uint slot) => _private[(int)(slot >> 6)] &= ~(1UL << (int)(slot & 63));

    [InlineArray(Count / 64)]
    private struct PrivateBits
    {
        private ulong _first;
    }
}

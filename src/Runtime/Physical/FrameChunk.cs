using System.Runtime.CompilerServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// 512 frame records and, for those that were written, their contents: the unit that clones share. Only the machine whose stamp is
/// <see cref="Owner"/> writes to it; another copies it first, and then shares the contents group by group and page by page, until it writes to them.
/// </summary>
internal sealed class FrameChunk
{
    public const int Shift = 9;
    public const int Count = 1 << Shift;
    public const uint Mask = Count - 1;

    public readonly Owner Owner;
    public readonly Frame[] Frames;

    /// <summary>The contents of the frames, 32 a group; null for a group none of whose frames was written.</summary>
    public PageGroups Groups;

    /// <summary>page_private of pages in the swap cache: <see cref="SwapEntry.Value"/> of each frame; null while none of the frames was ever there.</summary>
    public ulong[]? SwapEntries;

    public FrameChunk(Owner owner)
    {
        Owner = owner;
        Frames = new Frame[Count];
    }

    private FrameChunk(Owner owner, FrameChunk other)
    {
        Owner = owner;
        Frames = (Frame[])other.Frames.Clone();
        Groups = other.Groups;
        SwapEntries = (ulong[]?)other.SwapEntries?.Clone();
    }

    /// <summary>A chunk that belongs to no machine, with the same record for every frame.</summary>
    public static FrameChunk FilledWith(in Frame frame)
    {
        var chunk = new FrameChunk(new Owner());
        Array.Fill(chunk.Frames, frame);
        return chunk;
    }

    /// <summary>A chunk of another owner with the same records.</summary>
    public FrameChunk CopyFor(Owner owner) => new(owner, this);

    /// <summary>The group that a frame's contents are in, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PageGroup? GroupOf(uint pfn) => Groups[(int)((pfn & Mask) >> PageGroup.Shift)];

    [InlineArray(Count / PageGroup.Count)]
    public struct PageGroups
    {
        private PageGroup? _first;
    }
}

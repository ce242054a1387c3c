using System.Runtime.CompilerServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// mem_map and the RAM behind it: a record for every frame and the bytes of those that were written. Records come to be in chunks of 512
/// when one of them is first written; contents a page at a time. What was never written reads as zeros and costs nothing.
/// </summary>
public sealed partial class PhysicalMemory
{
    private static readonly Frame AtRest;
    private static readonly Frame Reserved = new() { Type = FrameType.Reserved, Flags = FrameFlags.Reserved, RefCount = 1 };
    private static readonly ulong[] Zeros = new ulong[PagePool.WordsAPage];

    private readonly FrameChunk?[] _chunks;
    private readonly Ownership _ownership;
    private readonly PagePool _pool = new();

    /// <param name="frameLimit">The number of the first frame behind the last RAM.</param>
    /// <param name="ownership">The cell of the machine that this memory belongs to.</param>
    public PhysicalMemory(uint frameLimit, Ownership ownership)
    {
        ArgumentNullException.ThrowIfNull(ownership);
        FrameLimit = frameLimit;
        _ownership = ownership;
        _chunks = new FrameChunk?[((ulong)frameLimit + FrameChunk.Mask) >> FrameChunk.Shift];
    }

    private PhysicalMemory(PhysicalMemory other, Ownership ownership)
    {
        FrameLimit = other.FrameLimit;
        _ownership = ownership;
        _chunks = (FrameChunk?[])other._chunks.Clone();
    }

    /// <summary>max_pfn: frames are 0 … FrameLimit − 1; those in holes have a record at rest and no contents.</summary>
    public uint FrameLimit { get; }

    /// <summary>
    /// Goes up when a page table is taken out of the tables above it. Who remembers a way through tables compares; entries above the leaves change
    /// in no other way, but for being filled and getting A.
    /// </summary>
    internal ulong TableVersion { get; private set; } = 1;

    internal void NoteTableTakenOut() => TableVersion++;

    /// <summary>The record for reading; at rest for a frame that no one ever touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Frame Peek(PageFrameNumber pfn)
    {
        var chunk = _chunks[pfn.Value >> FrameChunk.Shift];
        if (chunk is null) return ref AtRest;
        return ref chunk.Frames[pfn.Value & FrameChunk.Mask];
    }

    /// <summary>The chunk with a frame's record and contents, or null while it is at rest; the same object in two machines has the same in both.</summary>
    internal FrameChunk? ChunkAt(uint pfn) => pfn >> FrameChunk.Shift < (uint)_chunks.Length ? _chunks[pfn >> FrameChunk.Shift] : null;

    /// <summary>compound_head: the first frame of the huge page that a frame belongs to; the frame itself if to none.</summary>
    public PageFrameNumber HeadOf(PageFrameNumber pfn) => LargeFolio.HeadOf(this, pfn);

    /// <summary>The record for writing. The reference holds until the machine is cloned; keep it within one operation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Frame Frame(PageFrameNumber pfn) => ref OwnChunk(pfn.Value >> FrameChunk.Shift).Frames[pfn.Value & FrameChunk.Mask];

    /// <summary>
    /// The 512 records around a frame for writing: for work on many frames, a lookup a chunk. Index with <c>pfn.Value &amp; 511</c>;
    /// all frames with the same <c>pfn.Value >> 9</c> are in it.
    /// </summary>
    public Span<Frame> FramesAround(PageFrameNumber pfn) => OwnChunk(pfn.Value >> FrameChunk.Shift).Frames;

    /// <summary>folio->swap: the slot of a page that has <see cref="FrameFlags.SwapCache"/>.</summary>
    internal SwapEntry SwapOf(PageFrameNumber pfn) =>
        _chunks[pfn.Value >> FrameChunk.Shift]?.SwapEntries is { } entries ? SwapEntry.FromValue(entries[pfn.Value & FrameChunk.Mask]) : default;

    internal void SetSwapOf(PageFrameNumber pfn, SwapEntry entry)
    {
        var chunk = OwnChunk(pfn.Value >> FrameChunk.Shift);
        (chunk.SwapEntries ??= new ulong[FrameChunk.Count])[pfn.Value & FrameChunk.Mask] = entry.Value;
    }

    /// <summary>
    /// Marks frames as taken at boot. Where 512 records are all the same, one chunk stands for all, which belongs to nobody: who writes to
    /// one copies it first.
    /// </summary>
    internal void Reserve(FrameRange range)
    {
        FrameChunk? whole = null;
        var end = Math.Min(range.End, FrameLimit);
        for (var pfn = range.Start; pfn < end;)
        {
            var index = pfn >> FrameChunk.Shift;
            if ((pfn & FrameChunk.Mask) == 0 && end - pfn >= FrameChunk.Count && _chunks[index] is null)
            {
                _chunks[index] = whole ??= FrameChunk.FilledWith(Reserved);
                pfn += FrameChunk.Count;
                continue;
            }

            Frame(new PageFrameNumber(pfn++)) = Reserved;
        }
    }

    /// <summary>
    /// Drops the contents of a block and, where its frames have records of their own, clears them; without making records where there are none. Only the
    /// tails of compound pages have such: of other blocks the head's record stands for all.
    /// </summary>
    internal void PutToRest(PageFrameNumber head, int order, bool areTailsUsed)
    {
        var end = head.Value + (1u << order);
        for (var pfn = head.Value; pfn < end;)
        {
            var count = (int)Math.Min(end - pfn, FrameChunk.Count);
            if (_chunks[pfn >> FrameChunk.Shift] is not null)
            {
                var chunk = OwnChunk(pfn >> FrameChunk.Shift);
                if (areTailsUsed) chunk.Frames.AsSpan((int)(pfn & FrameChunk.Mask), count).Clear();
                DropContents(chunk, pfn, count);
            }

            pfn += (uint)count;
        }
    }

    private void DropContents(FrameChunk chunk, uint pfn, int count)
    {
        for (var end = pfn + (uint)count; pfn < end; pfn++)
        {
            if (chunk.GroupOf(pfn) is null) pfn |= PageGroup.Mask;
            else ZeroPage(new PageFrameNumber(pfn));
        }
    }

    /// <summary>
    /// Memory for a clone of the machine. Chunks are shared; the caller renews the stamps of both machines, which makes all of them foreign to
    /// both.
    /// </summary>
    public PhysicalMemory CloneFor(Ownership ownership)
    {
        ArgumentNullException.ThrowIfNull(ownership);
        return new PhysicalMemory(this, ownership);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FrameChunk OwnChunk(uint index)
    {
        var chunk = _chunks[index];
        return chunk is not null && ReferenceEquals(chunk.Owner, _ownership.Current) ? chunk : MakeOwnChunk(index);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private FrameChunk MakeOwnChunk(uint index)
    {
        var owner = _ownership.Current;
        return _chunks[index] = _chunks[index]?.CopyFor(owner) ?? new FrameChunk(owner);
    }
}

using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>What must hold at any time.</content>
public sealed partial class PhysicalMemory
{
    /// <summary>The frames whose record says that someone has them, ascending; of a block, its head.</summary>
    public IEnumerable<PageFrameNumber> FramesInUse()
    {
        for (var index = 0u; index < _chunks.Length; index++)
        {
            var frames = _chunks[index]?.Frames;
            if (frames is null) continue;
            for (var slot = 0u; slot < FrameChunk.Count; slot++)
            {
                if (frames[slot].Type != FrameType.Free && (frames[slot].Flags & FrameFlags.Tail) == 0) yield return new PageFrameNumber((index << FrameChunk.Shift) + slot);
            }
        }
    }

    /// <summary>Bytes held for contents at present, what is shared counted for each page; frames that read as zeros have none.</summary>
    public ulong ContentBytes
    {
        get
        {
            var words = 0UL;
            foreach (var chunk in _chunks)
            {
                for (var slot = 0u; chunk is not null && slot < FrameChunk.Count; slot++)
                {
                    var group = chunk.GroupOf(slot);
                    var place = (int)(slot & PageGroup.Mask);
                    words += (ulong)(group?.Words[place]?.Length ?? 0) + (ulong)(group?.Patches[place]?.Length ?? 0);
                }
            }

            return words * sizeof(ulong);
        }
    }

    /// <summary>The violations of memory's own invariants: counts are not negative, and what is marked private is there.</summary>
    internal IEnumerable<string> Check()
    {
        for (var index = 0u; index < _chunks.Length; index++)
        {
            var chunk = _chunks[index];
            if (chunk is null) continue;
            for (var slot = 0u; slot < FrameChunk.Count; slot++)
            {
                var pfn = (index << FrameChunk.Shift) + slot;
                var frame = chunk.Frames[slot];
                if (chunk.GroupOf(slot) is { } group && group.IsPrivate(slot & PageGroup.Mask) && !group.Has(slot & PageGroup.Mask)) yield return $"frame {pfn}: private contents that do not exist";
                if (frame.RefCount < 0 || frame.MapCount < 0) yield return $"frame {pfn}: refcount {frame.RefCount}, mapcount {frame.MapCount}";
                if (frame.Type == FrameType.Free && (frame.RefCount != 0 || frame.MapCount != 0 || frame.Flags != FrameFlags.None))
                    yield return $"frame {pfn}: at rest, but refcount {frame.RefCount}, mapcount {frame.MapCount}, flags {frame.Flags}";
            }
        }
    }
}

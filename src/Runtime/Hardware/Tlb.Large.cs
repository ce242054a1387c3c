using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Hardware;

/// <content>
/// Entries for leaves of 2 MiB. They lie in a part of the first level of their own and, beside those of small pages, in the last level; their tag is the
/// number of the 2 MiB with <see cref="LargeMark"/>.
/// </content>
public sealed partial class Tlb
{
    internal const int LargeShift = 21;

    private const ulong LargeMark = 1UL << 63;
    private const int PagesShift = LargeShift - PageSize.Shift;
    private const ulong PageInLarge = (1UL << PagesShift) - 1;

    private readonly TlbLevel? _large;
    private bool _hasLarge;

    // What a large entry says of the page that was looked up last.
    private TlbEntry _piece;

    /// <summary>Whether a leaf of 2 MiB takes one entry.</summary>
    internal bool HoldsLarge => _large is not null;

    /// <summary>Takes in a leaf of 2 MiB that a walk found.</summary>
    internal void PutLarge(ulong largeNumber, uint firstFrame, TlbRights rights, bool global)
    {
        var entry = new TlbEntry
        {
            PageNumber = LargeMark | largeNumber,
            Generation = global ? _globalGeneration : _generation,
            Frame = firstFrame,
            Rights = rights,
        };
        _large!.Put(in entry);
        _levels[^1].Put(in entry);
        _hasLarge = true;
    }

    /// <summary>INVLPG once for each 2 MiB of a range of large leaves, or a flush of the space when there are more than 33.</summary>
    public void FlushLarge(ulong space, VirtualRange range)
    {
        if (_large is null || range.Length >> LargeShift > SinglePageFlushCeiling)
        {
            FlushRange(space, range);
            return;
        }

        var generation = GenerationOf(space);
        if (generation == 0) return;
        DropLarge(range, generation);
        PageFlushes += range.Length >> LargeShift;
        _events.Emit(EventKind.TlbFlush, range.Start.Value, range.End.Value, 0, (ulong)_cpu);
    }

    private ref TlbEntry FindLarge(ulong pageNumber)
    {
        var tag = LargeMark | pageNumber >> PagesShift;
        ref var entry = ref _large!.Find(tag, _generation, _globalGeneration);
        if (Unsafe.IsNullRef(ref entry))
        {
            entry = ref _levels[^1].Find(tag, _generation, _globalGeneration);
            if (Unsafe.IsNullRef(ref entry)) return ref entry;
            _levels[^1].Hits++;
            _large.Put(in entry);
        }
        else
        {
            _large.Hits++;
        }

        _piece = entry with { PageNumber = pageNumber, Frame = entry.Frame + (uint)(pageNumber & PageInLarge) };
        return ref _piece;
    }

    private void DropLarge(VirtualRange range, ulong generation)
    {
        for (var number = range.Start.Value >> LargeShift; number <= (range.End.Value - 1) >> LargeShift; number++)
        {
            _large!.Drop(LargeMark | number, generation, _globalGeneration);
            _levels[^1].Drop(LargeMark | number, generation, _globalGeneration);
        }
    }
}

using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Hardware;

/// <summary>
/// A processor's translation lookaside buffer, and Linux's use of it (<c>arch/x86/mm/tlb.c</c>): six address spaces keep their translations
/// over switches (PCIDs), a seventh takes the place of one in turn. Leaves of 2 MiB have entries of their own where the geometry has room for them; other
/// large leaves are cached in 4 KiB pieces.
/// </summary>
public sealed partial class Tlb
{
    /// <summary>tlb_single_page_flush_ceiling: a range with more pages is flushed as a whole address space.</summary>
    public const ulong SinglePageFlushCeiling = 33;

    /// <summary>TLB_NR_DYN_ASIDS.</summary>
    private const int SpaceSlots = 6;

    private readonly int _cpu;
    private readonly EventSource _events;
    private readonly TlbLevel[] _levels;
    private readonly SpaceSlot[] _slots = new SpaceSlot[SpaceSlots];
    private int _nextSlot;
    private ulong _lastGeneration;
    private ulong _globalGeneration;
    private ulong _generation;

    public Tlb(int cpu, TlbGeometry geometry, EventSource events)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        _cpu = cpu;
        _events = events;
        Geometry = geometry;
        _levels = [.. geometry.Levels.Select(level => new TlbLevel(level))];
        _large = geometry.Large is { } large ? new TlbLevel(large) : null;
        _globalGeneration = ++_lastGeneration;
        _generation = ++_lastGeneration;
    }

    private Tlb(Tlb other, EventSource events)
    {
        _cpu = other._cpu;
        _events = events;
        Geometry = other.Geometry;
        _levels = Array.ConvertAll(other._levels, level => level.Clone());
        _large = other._large?.Clone();
        _hasLarge = other._hasLarge;
        other._slots.CopyTo(_slots, 0);
        _nextSlot = other._nextSlot;
        _lastGeneration = other._lastGeneration;
        _globalGeneration = other._globalGeneration;
        _generation = other._generation;
        (Misses, Flushes, PageFlushes) = (other.Misses, other.Flushes, other.PageFlushes);
    }

    public TlbGeometry Geometry { get; }

    /// <summary>Translations found, at any level.</summary>
    public ulong Hits
    {
        get
        {
            var sum = 0UL;
            foreach (var level in _levels) sum += level.Hits;
            return sum + (_large?.Hits ?? 0);
        }
    }

    /// <summary>Translations that took a walk.</summary>
    public ulong Misses { get; private set; }

    /// <summary>Flushes of a whole address space, or of everything.</summary>
    public ulong Flushes { get; private set; }

    /// <summary>Pages flushed one by one (INVLPG).</summary>
    public ulong PageFlushes { get; private set; }

    /// <summary>Translations found at one level, 0 being the first asked.</summary>
    public ulong LevelHits(int level) => _levels[level].Hits;

    /// <summary>What is cached and can still be found, level by level, set by set.</summary>
    public IEnumerable<TlbLine> Lines()
    {
        for (var level = 0; level < _levels.Length; level++)
        {
            foreach (var line in LinesOf(_levels[level], Geometry.Levels[level])) yield return line;
        }

        if (_large is null) yield break;
        foreach (var line in LinesOf(_large, Geometry.Large!)) yield return line;
    }

    /// <summary>INVLPG for each page of a range, or a flush of the space when there are more than 33.</summary>
    public void FlushRange(ulong space, VirtualRange range)
    {
        var pages = range.PageCount;
        if (pages > SinglePageFlushCeiling)
        {
            FlushSpace(space);
            return;
        }

        var generation = GenerationOf(space);
        if (generation == 0 || pages == 0) return;
        var first = range.Start.PageNumber;
        for (var page = first; page < first + pages; page++)
        {
            foreach (var level in _levels) level.Drop(page, generation, _globalGeneration);
        }

        if (_hasLarge) DropLarge(range, generation);
        PageFlushes += pages;
        _events.Emit(EventKind.TlbFlush, range.Start.RoundDown().Value, range.End.RoundUp().Value, 0, (ulong)_cpu);
    }

    /// <summary>flush_tlb_page.</summary>
    public void FlushPage(ulong space, VirtualAddress page) => FlushRange(space, new VirtualRange(page.RoundDown(), PageSize.Bytes));

    /// <summary>flush_tlb_mm: forgets all of an address space except global pages.</summary>
    public void FlushSpace(ulong space)
    {
        for (var i = 0; i < SpaceSlots; i++)
        {
            if (_slots[i].Generation == 0 || _slots[i].Space != space) continue;
            var isCurrent = _slots[i].Generation == _generation;
            _slots[i].Generation = ++_lastGeneration;
            if (isCurrent) _generation = _lastGeneration;
            Flushes++;
            _events.Emit(EventKind.TlbFlush, 0, 0, 1, (ulong)_cpu);
            return;
        }
    }

    /// <summary>__flush_tlb_all: forgets everything, global pages too.</summary>
    public void FlushEverything()
    {
        for (var i = 0; i < SpaceSlots; i++)
        {
            if (_slots[i].Generation == 0) continue;
            var isCurrent = _slots[i].Generation == _generation;
            _slots[i].Generation = ++_lastGeneration;
            if (isCurrent) _generation = _lastGeneration;
        }

        _globalGeneration = ++_lastGeneration;
        Flushes++;
        _events.Emit(EventKind.TlbFlush, 0, ulong.MaxValue, 1, (ulong)_cpu);
    }

    /// <summary>The TLB of a clone of the machine.</summary>
    internal Tlb CloneFor(EventSource events) => new(this, events);

    /// <summary>switch_mm: what follows is looked up in that address space; what it left here before its last flush is still good.</summary>
    internal void Enter(ulong space)
    {
        _generation = GenerationOf(space);
        if (_generation != 0) return;
        _generation = ++_lastGeneration;
        _slots[_nextSlot] = new SpaceSlot { Space = space, Generation = _generation };
        _nextSlot = (_nextSlot + 1) % SpaceSlots;
    }

    /// <summary>Looks a page up, level by level; what is found further down comes up. A null reference when it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref TlbEntry Find(ulong pageNumber)
    {
        var first = _levels[0];
        ref var entry = ref first.Find(pageNumber, _generation, _globalGeneration);
        if (Unsafe.IsNullRef(ref entry)) return ref FindBelow(pageNumber);
        first.Hits++;
        return ref entry;
    }

    /// <summary>Counts a lookup of a page that is known not to be here.</summary>
    internal void NoteMiss() => Misses++;

    /// <summary>Takes in what a walk found.</summary>
    internal void Put(ulong pageNumber, uint frame, TlbRights rights, bool global)
    {
        var entry = new TlbEntry
        {
            PageNumber = pageNumber,
            Generation = global ? _globalGeneration : _generation,
            Frame = frame,
            Rights = rights,
        };
        foreach (var level in _levels) level.Put(in entry);
    }

    /// <summary>Forgets a page of the current space, as a page fault on it does (SDM volume 3, 5.10.4.1).</summary>
    internal void Forget(ulong pageNumber)
    {
        foreach (var level in _levels) level.Drop(pageNumber, _generation, _globalGeneration);
        if (_hasLarge) DropLarge(new VirtualRange(new VirtualAddress(pageNumber << PageSize.Shift), PageSize.Bytes), _generation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref TlbEntry FindBelow(ulong pageNumber)
    {
        if (_hasLarge)
        {
            ref var piece = ref FindLarge(pageNumber);
            if (!Unsafe.IsNullRef(ref piece)) return ref piece;
        }

        for (var i = 1; i < _levels.Length; i++)
        {
            ref var entry = ref _levels[i].Find(pageNumber, _generation, _globalGeneration);
            if (Unsafe.IsNullRef(ref entry)) continue;
            _levels[i].Hits++;
            for (var upper = i - 1; upper >= 0; upper--) _levels[upper].Put(in entry);
            return ref entry;
        }

        Misses++;
        return ref Unsafe.NullRef<TlbEntry>();
    }

    private IEnumerable<TlbLine> LinesOf(TlbLevel level, TlbLevelGeometry geometry)
    {
        foreach (var (set, way, entry) in level.Used())
        {
            var isGlobal = entry.Generation == _globalGeneration;
            var slot = Array.FindIndex(_slots, s => s.Generation == entry.Generation);
            if (!isGlobal && slot < 0) continue;
            var isLarge = (entry.PageNumber & LargeMark) != 0;
            var page = isLarge ? (entry.PageNumber & ~LargeMark) << LargeShift : entry.PageNumber << PageSize.Shift;
            yield return new TlbLine(
                geometry, set, way, isGlobal ? null : _slots[slot].Space, new VirtualAddress(page), isLarge, new PageFrameNumber(entry.Frame),
                (entry.Rights & TlbRights.Writable) != 0, (entry.Rights & TlbRights.Executable) != 0,
                (entry.Rights & TlbRights.User) != 0, (entry.Rights & TlbRights.Dirty) != 0);
        }
    }

    private ulong GenerationOf(ulong space)
    {
        foreach (var slot in _slots)
        {
            if (slot.Generation != 0 && slot.Space == space) return slot.Generation;
        }

        return 0;
    }

    private struct SpaceSlot
    {
        public ulong Space;
        public ulong Generation;
    }
}

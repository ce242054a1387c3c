using System.Runtime.CompilerServices;

namespace MemDsl.Runtime.Hardware;

/// <summary>
/// The entries of one level, set by set. The page number's low bits choose the set. A new entry takes an empty way, else the ways of the set in
/// turn.
/// </summary>
internal sealed class TlbLevel
{
    private readonly TlbEntry[] _entries;
    private readonly byte[] _nextVictim;
    private readonly uint _setMask;
    private readonly int _ways;

    public TlbLevel(TlbLevelGeometry geometry)
    {
        if (!geometry.IsValid) throw new ArgumentException($"{geometry} cannot be built", nameof(geometry));
        _entries = new TlbEntry[geometry.Entries];
        _nextVictim = new byte[geometry.Sets];
        _setMask = (uint)geometry.Sets - 1;
        _ways = geometry.Ways;
    }

    private TlbLevel(TlbLevel other)
    {
        _entries = (TlbEntry[])other._entries.Clone();
        _nextVictim = (byte[])other._nextVictim.Clone();
        _setMask = other._setMask;
        _ways = other._ways;
        Hits = other.Hits;
    }

    public ulong Hits { get; set; }

    public TlbLevel Clone() => new(this);

    /// <summary>The entries that are not empty, with set and way.</summary>
    public IEnumerable<(int Set, int Way, TlbEntry Entry)> Used()
    {
        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Generation != 0) yield return (i / _ways, i % _ways, _entries[i]);
        }
    }

    /// <summary>The entry with that tag, or a null reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TlbEntry Find(ulong pageNumber, ulong generation, ulong globalGeneration)
    {
        var set = _entries.AsSpan((int)((uint)pageNumber & _setMask) * _ways, _ways);
        for (var way = 0; way < set.Length; way++)
        {
            ref var entry = ref set[way];
            if (entry.PageNumber == pageNumber && (entry.Generation == generation || entry.Generation == globalGeneration)) return ref entry;
        }

        return ref Unsafe.NullRef<TlbEntry>();
    }

    /// <summary>Puts an entry in, over one with the same tag if there is one.</summary>
    public void Put(in TlbEntry wanted)
    {
        var number = (uint)wanted.PageNumber & _setMask;
        var set = _entries.AsSpan((int)number * _ways, _ways);
        var chosen = -1;
        for (var way = set.Length - 1; way >= 0; way--)
        {
            if (set[way].PageNumber == wanted.PageNumber && set[way].Generation == wanted.Generation)
            {
                chosen = way;
                break;
            }

            if (set[way].Generation == 0) chosen = way;
        }

        if (chosen < 0)
        {
            chosen = _nextVictim[number];
            _nextVictim[number] = (byte)((chosen + 1) % _ways);
        }

        set[chosen] = wanted;
    }

    public void Drop(ulong pageNumber, ulong generation, ulong globalGeneration)
    {
        ref var entry = ref Find(pageNumber, generation, globalGeneration);
        if (!Unsafe.IsNullRef(ref entry)) entry = default;
    }
}

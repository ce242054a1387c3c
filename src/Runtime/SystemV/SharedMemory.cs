using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.SystemV;

/// <summary>shm_ids (<c>ipc/util.c</c>): the segments of a machine, by number and by key.</summary>
public sealed class SharedMemory
{
    /// <summary>SHMMNI: how many segments there may be.</summary>
    public const int MostSegments = 4096;

    /// <summary>SHMMAX in bytes, and SHMALL in pages: the largest number less 2^24.</summary>
    public const ulong Most = ulong.MaxValue - (1UL << 24);

    /// <summary>ipc_min_cycle: numbers are used again only after so many others.</summary>
    private const int ShortestCycle = 64;

    /// <summary>IPCMNI_SHIFT: above these bits of an id stands how often its number was used again.</summary>
    private const int SequenceShift = 15;

    private readonly Kernel _kernel;
    private readonly SortedDictionary<int, SharedSegment> _byIndex = [];
    private int _lastIndex = -1;
    private int _sequence;

    internal SharedMemory(Kernel kernel) => _kernel = kernel;

    private SharedMemory(Kernel kernel, SharedMemory original)
    {
        _kernel = kernel;
        _lastIndex = original._lastIndex;
        _sequence = original._sequence;
        Pages = original.Pages;
        foreach (var (index, segment) in original._byIndex) _byIndex.Add(index, segment);
    }

    /// <summary>Every segment, in the order of the numbers.</summary>
    public IEnumerable<SharedSegment> All => _byIndex.Values;

    public int Count => _byIndex.Count;

    /// <summary>shm_tot: pages of all segments.</summary>
    public ulong Pages { get; private set; }

    /// <summary>The segment with that id, or null: there is none, or its number has been used again.</summary>
    public SharedSegment? Find(int id) =>
        id >= 0 && _byIndex.TryGetValue(IndexOf(id), out var segment) && segment.Id == id ? segment : null;

    /// <summary>The segment with that key, or null; a doomed one has lost its key.</summary>
    public SharedSegment? FindKey(int key)
    {
        foreach (var segment in _byIndex.Values)
            if (segment.Key == key && !segment.IsDoomed)
                return segment;
        return null;
    }

    /// <summary>The file behind a segment.</summary>
    public MemoryFile FileOf(SharedSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return _kernel.Files.Open(segment.OpenFile).File;
    }

    /// <summary>shm_nattch: how many areas map the segment.</summary>
    public ulong AttachesOf(SharedSegment segment) => SharedSegment.Attaches(FileOf(segment));

    internal SharedMemory CloneFor(Kernel kernel) => new(kernel, this);

    /// <summary>ipc_addid: the next free number; ids count upwards and begin again after <see cref="ShortestCycle"/> or more.</summary>
    internal int TakeId()
    {
        var limit = Math.Min(MostSegments, Math.Max(_byIndex.Count * 3 / 2, ShortestCycle));
        var index = _lastIndex + 1;
        while (index >= limit || _byIndex.ContainsKey(index)) index = index >= limit ? 0 : index + 1;
        if (index <= _lastIndex) _sequence++;
        _lastIndex = index;
        return (_sequence << SequenceShift) + index;
    }

    internal void Add(SharedSegment segment)
    {
        _byIndex.Add(IndexOf(segment.Id), segment);
        Pages += PageSize.RoundUp(segment.Size) >> PageSize.Shift;
    }

    /// <summary>do_shm_rmid: the segment goes now, or with its last attach.</summary>
    internal void Doom(SharedSegment segment)
    {
        _byIndex[IndexOf(segment.Id)] = segment with { IsDoomed = true, Key = 0 };
        Detached(segment.Id);
    }

    /// <summary>shm_close, after an area went: the last one ends a doomed segment.</summary>
    internal void Detached(int id)
    {
        if (Find(id) is not { IsDoomed: true } segment || AttachesOf(segment) != 0) return;
        _byIndex.Remove(IndexOf(id));
        Pages -= PageSize.RoundUp(segment.Size) >> PageSize.Shift;
        _kernel.Files.Put(segment.OpenFile);
    }

    private static int IndexOf(int id) => id & ((1 << SequenceShift) - 1);
}

namespace MemDsl.Runtime.PageCache;

/// <summary>
/// i_mmap, as far as it is needed: which address spaces have how many areas of a file. Whoever must visit the mappings looks through the
/// areas of those; ascending by mm, so that the order is always the same.
/// </summary>
internal sealed class FileMappings
{
    private readonly SortedList<int, int> _areasByMm = [];

    public bool IsEmpty => _areasByMm.Count == 0;

    /// <summary>The mm ids, ascending.</summary>
    public IList<int> Mms => _areasByMm.Keys;

    /// <summary>Areas of all address spaces together.</summary>
    public ulong Total
    {
        get
        {
            var total = 0UL;
            foreach (var areas in _areasByMm.Values) total += (ulong)areas;
            return total;
        }
    }

    public int AreasOf(int mm) => _areasByMm.GetValueOrDefault(mm);

    public void Add(int mm) => _areasByMm[mm] = _areasByMm.GetValueOrDefault(mm) + 1;

    public void Remove(int mm)
    {
        int left = _areasByMm[mm] - 1;
        if (left == 0) _areasByMm.Remove(mm);
        else _areasByMm[mm] = left;
    }

    public FileMappings Copy()
    {
        var copy = new FileMappings();
        foreach (var (mm, areas) in _areasByMm) copy._areasByMm.Add(mm, areas);
        return copy;
    }
}

namespace MemDsl.Runtime.Swap;

/// <summary>
/// The lists of an area's clusters, oldest first. At first all clusters are free and in ascending order; those never taken since are not linked: they stand
/// before the freed ones, which is where the list has them.
/// </summary>
internal sealed class SwapClusterLists
{
    private const int None = -1;

    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly SwapClusterList[] _on;
    private readonly bool[] _isLinked;
    private readonly int[] _first = [None, None, None, None];
    private readonly int[] _last = [None, None, None, None];

    // All clusters below are linked.
    private int _fresh;

    public SwapClusterLists(int clusters)
    {
        _next = new int[clusters];
        _previous = new int[clusters];
        _on = new SwapClusterList[clusters];
        _isLinked = new bool[clusters];
    }

    private SwapClusterLists(SwapClusterLists other)
    {
        _next = [.. other._next];
        _previous = [.. other._previous];
        _on = [.. other._on];
        _isLinked = [.. other._isLinked];
        _first = [.. other._first];
        _last = [.. other._last];
        _fresh = other._fresh;
    }

    public SwapClusterLists Copy() => new(this);

    public SwapClusterList Of(int cluster) => _on[cluster];

    /// <summary>The cluster that is first on a list; −1 if the list is empty.</summary>
    public int First(SwapClusterList list)
    {
        if (list != SwapClusterList.Free) return _first[(int)list];
        while (_fresh < _on.Length && _isLinked[_fresh]) _fresh++;
        return _fresh < _on.Length ? _fresh : _first[(int)list];
    }

    /// <summary>list_move_tail: puts a cluster at the end of a list.</summary>
    public void Move(int cluster, SwapClusterList to)
    {
        if (_isLinked[cluster]) Unlink(cluster);
        _isLinked[cluster] = true;
        _on[cluster] = to;
        int last = _last[(int)to];
        _previous[cluster] = last;
        _next[cluster] = None;
        if (last == None) _first[(int)to] = cluster;
        else _next[last] = cluster;
        _last[(int)to] = cluster;
    }

    /// <summary>The clusters of a list in its order, for checks and pictures.</summary>
    public IEnumerable<int> All(SwapClusterList list)
    {
        if (list == SwapClusterList.Free)
        {
            for (int i = _fresh; i < _on.Length; i++)
            {
                if (!_isLinked[i]) yield return i;
            }
        }

        for (int i = _first[(int)list]; i != None; i = _next[i]) yield return i;
    }

    private void Unlink(int cluster)
    {
        int list = (int)_on[cluster];
        int next = _next[cluster];
        int previous = _previous[cluster];
        if (previous == None) _first[list] = next;
        else _next[previous] = next;
        if (next == None) _last[list] = previous;
        else _previous[next] = previous;
    }
}

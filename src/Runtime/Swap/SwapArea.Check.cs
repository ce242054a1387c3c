namespace MemDsl.Runtime.Swap;

/// <summary>What must hold of clusters at any time.</summary>
public sealed partial class SwapArea
{
    /// <summary>Whether a slot lies in a cluster that was never made; the slot is then the last of it.</summary>
    internal bool SkipUntouched(ref ulong slot)
    {
        if (ClusterOf(slot) is not null) return false;
        slot |= SwapCluster.Mask;
        return true;
    }

    /// <summary>Violations of the clusters' counts and lists.</summary>
    internal IEnumerable<string> Check()
    {
        for (int i = 0; i < _clusters.Length; i++)
        {
            int taken = 0;
            for (int place = 0; place < SwapCluster.Slots; place++) taken += _clusters[i]?.IsTaken(place) == true ? 1 : 0;
            int count = _clusters[i]?.Count ?? 0;
            if (count != taken) yield return $"cluster {i}: count is {count}, but {taken} slots are taken";
            if ((count == 0) != (_lists.Of(i) == SwapClusterList.Free)) yield return $"cluster {i} with {count} slots taken is on list {_lists.Of(i)}";
            if ((count == SwapCluster.Slots) != (_lists.Of(i) == SwapClusterList.Full)) yield return $"cluster {i} with {count} slots taken is on list {_lists.Of(i)}";
        }

        var seen = new int[_clusters.Length];
        foreach (var list in Enum.GetValues<SwapClusterList>())
        {
            foreach (int cluster in _lists.All(list))
            {
                seen[cluster]++;
                if (_lists.Of(cluster) != list) yield return $"cluster {cluster} is linked on list {list} and thinks it is on {_lists.Of(cluster)}";
            }
        }

        for (int i = 0; i < seen.Length; i++)
        {
            if (seen[i] != 1) yield return $"cluster {i} is on {seen[i]} lists";
        }
    }
}

namespace MemDsl.Runtime.Swap;

/// <summary>On which list of its area a cluster is (CLUSTER_FLAG_*, <c>mm/swap.h</c>).</summary>
internal enum SwapClusterList : byte
{
    /// <summary>No slot in use.</summary>
    Free,

    /// <summary>A slot was freed since the cluster was last searched to its end.</summary>
    NonFull,

    /// <summary>Slots were taken from it, none was freed since.</summary>
    Fragmented,

    /// <summary>Every slot is in use.</summary>
    Full,
}

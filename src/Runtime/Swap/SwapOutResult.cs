namespace MemDsl.Runtime.Swap;

/// <summary>What became of a page that was to go to swap.</summary>
internal enum SwapOutResult
{
    /// <summary>It stays: no slot was free, or it is pinned.</summary>
    Kept,

    /// <summary>It is being written, and stays in the swap cache until reclaim meets it again.</summary>
    Written,

    /// <summary>Its slot holds it already, or it is all zeros: the frame is free.</summary>
    Freed,
}

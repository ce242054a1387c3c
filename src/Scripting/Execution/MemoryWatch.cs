namespace MemDsl.Scripting.Execution;

/// <summary>
/// Whether scripts have used up the memory that they may. Every other limit is counted and stops a script at the same operation everywhere; this one
/// looks at the process's heap, and is there for what no count foresees.
/// </summary>
/// <param name="limit">Bytes of the managed heap.</param>
internal sealed class MemoryWatch(long limit)
{
    public long Limit { get; } = limit;

    /// <summary>Looks at what is used; only above the limit does it pay for a collection to see what of that is garbage.</summary>
    public bool IsExceeded()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) <= Limit) return false;
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false) > Limit;
    }
}

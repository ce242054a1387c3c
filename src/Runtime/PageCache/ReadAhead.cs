using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.PageCache;

/// <summary>What is read from disk beside a page that is not in memory (<c>mm/filemap.c</c> do_sync_mmap_readahead).</summary>
internal enum ReadAhead
{
    /// <summary>Nothing: <c>read</c>, and faults in areas with MADV_RANDOM.</summary>
    None,

    /// <summary>The window around it.</summary>
    Around,

    /// <summary>The window from it on: areas with MADV_SEQUENTIAL.</summary>
    Onward,
}

internal static class ReadAheads
{
    /// <summary>What a fault in an area reads.</summary>
    public static ReadAhead Of(VmArea area) =>
        area.Has(VmFlags.RandRead) ? ReadAhead.None : area.Has(VmFlags.SeqRead) ? ReadAhead.Onward : ReadAhead.Around;
}

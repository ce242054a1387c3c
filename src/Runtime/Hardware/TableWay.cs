using System.Runtime.CompilerServices;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Hardware;

/// <summary>
/// The way from a top table down to another table: which one, and what the entries on the way allow together. One that was gone to its leaf table
/// can be remembered for the addresses of that table.
/// </summary>
internal struct TableWay
{
    /// <summary>Where the way has come to.</summary>
    public PageFrameNumber Table { get; private set; }

    /// <summary>R/W and U/S where every entry has them.</summary>
    public ulong Combined { get; private set; }

    /// <summary>NX where any entry has it.</summary>
    public ulong Forbidden { get; private set; }

    /// <summary>Whether every entry has A.</summary>
    public bool IsAccessed { get; private set; }

    private PageFrameNumber _root;
    private ulong _prefix;
    private ulong _version;

    public static TableWay From(PageFrameNumber root) =>
        new() { Table = root, Combined = (ulong)(EntryBits.Writable | EntryBits.User), IsAccessed = true };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PageFrameNumber FrameOf(ulong raw) => new((uint)((raw & PageTableEntry.FrameMask) >> PageSize.Shift));

    /// <summary>Goes through a present entry that is no leaf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(ulong raw, bool hasRights)
    {
        Table = FrameOf(raw);
        if (!hasRights) return;
        Combined &= raw;
        Forbidden |= raw;
        IsAccessed &= (raw & (ulong)EntryBits.Accessed) != 0;
    }

    /// <summary>The way as it is remembered: for a top table, the address bits above the leaf table, and as long as no table is taken out.</summary>
    public readonly TableWay KnownAs(PageFrameNumber root, ulong prefix, ulong version) => this with { _root = root, _prefix = prefix, _version = version };

    /// <summary>Whether it is remembered for that top table and prefix, and still holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Leads(PageFrameNumber root, ulong prefix, ulong version) => _version == version && _prefix == prefix && _root == root;
}

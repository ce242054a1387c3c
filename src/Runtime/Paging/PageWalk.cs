using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <summary>One step of a walk: in the table at <paramref name="Table"/>, the entry at <paramref name="Index"/>.</summary>
public readonly record struct PageWalkStep(PagingLevel Level, PhysicalAddress Table, int Index, PageTableEntry Entry);

/// <summary>
/// The way from the top table to a page, as the processor would go it, without leaving a trace: A and D are not set. It ends where an entry is not
/// present, at a large leaf, or at the leaf table.
/// </summary>
public sealed class PageWalk
{
    private PageWalk(VirtualAddress address, PageWalkStep[] steps, PhysicalAddress? target)
    {
        Address = address;
        Steps = steps;
        Target = target;
    }

    public VirtualAddress Address { get; }

    /// <summary>From the top; the last is the leaf, or the entry where the way ends.</summary>
    public IReadOnlyList<PageWalkStep> Steps { get; }

    /// <summary>Where the address lies in memory, or null when no present leaf maps it.</summary>
    public PhysicalAddress? Target { get; }

    /// <summary>Walks the tables of an address space for an address.</summary>
    public static PageWalk Of(PageTables tables, VirtualAddress address)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var levels = tables.Mode.Levels;
        var steps = new List<PageWalkStep>(levels.Count);
        var table = tables.Root;
        for (var i = 0; i < levels.Count; i++)
        {
            var level = levels[i];
            var index = level.IndexOf(address.Value);
            var entry = tables.Read(new EntryPlace(table, index));
            steps.Add(new PageWalkStep(level, table.Address, index, entry));
            if (!entry.IsPresent) return new PageWalk(address, [.. steps], null);
            if (i == levels.Count - 1 || (level.MayBeLeaf && entry.IsLarge))
            {
                // A large leaf's lowest frame bit is its PAT bit.
                var inside = level.EntrySpan - 1;
                var start = entry.Frame.Address.Value & ~inside;
                return new PageWalk(address, [.. steps], new PhysicalAddress(start | (address.Value & inside)));
            }

            table = entry.Frame;
        }

        throw new InvalidOperationException("a paging mode has at least one level");
    }
}

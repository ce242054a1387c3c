namespace MemDsl.Runtime.Paging;

/// <summary>
/// The geometry of an address translation, as data: the levels from the top, the size of an entry, the width of addresses. A new mode is a
/// new row. Table frames are 4 KiB in all of them (PAE's four-entry top table uses the start of one).
/// </summary>
public sealed class PagingMode
{
    private PagingMode(string name, int virtualBits, int physicalBits, int entrySize, bool hasNoExecute, bool signExtends, PagingLevel[] levels,
        bool topHasOnlyPresent = false, int preallocatedTables = 0)
    {
        Name = name;
        VirtualBits = virtualBits;
        PhysicalBits = physicalBits;
        EntrySize = entrySize;
        HasNoExecute = hasNoExecute;
        SignExtends = signExtends;
        Levels = levels;
        Top = levels[0];
        Leaf = levels[^1];
        LeafTableShift = Leaf.Shift + Leaf.IndexBits;
        TopHasOnlyPresent = topHasOnlyPresent;
        PreallocatedTables = preallocatedTables;
        Walk = new WalkLevel[levels.Length];
        for (var i = 0; i < levels.Length; i++) Walk[i] = new WalkLevel(this, i);
    }

    /// <summary>x86-64, 48-bit addresses.</summary>
    public static PagingMode Levels4 { get; } = new("levels4", 48, 46, 8, true, true,
    [
        new("pgd", 39, 9, false), new("pud", 30, 9, true), new("pmd", 21, 9, true), new("pte", 12, 9, false),
    ]);

    /// <summary>x86-64 with LA57, 57-bit addresses.</summary>
    public static PagingMode Levels5 { get; } = new("levels5", 57, 52, 8, true, true,
    [
        new("pgd", 48, 9, false), new("p4d", 39, 9, false), new("pud", 30, 9, true), new("pmd", 21, 9, true), new("pte", 12, 9, false),
    ]);

    /// <summary>i386 without PAE: entries of 4 bytes, large leaves of 4 MiB, no NX.</summary>
    public static PagingMode Levels2 { get; } = new("levels2", 32, 32, 4, false, false,
    [
        new("pgd", 22, 10, true), new("pte", 12, 10, false),
    ]);

    /// <summary>i386 with PAE: a top table of four entries.</summary>
    public static PagingMode Pae { get; } = new("pae", 32, 36, 8, true, false,
    [
        new("pgd", 30, 2, false), new("pmd", 21, 9, true), new("pte", 12, 9, false),
    ], topHasOnlyPresent: true, preallocatedTables: 3);

    /// <summary>For the blackboard: two levels of 16 entries, an address space of 1 MiB.</summary>
    public static PagingMode Blackboard { get; } = new("blackboard", 20, 32, 8, true, false,
    [
        new("pgd", 16, 4, false), new("pte", 12, 4, false),
    ]);

    public static IReadOnlyList<PagingMode> All { get; } = [Levels4, Levels5, Levels2, Pae, Blackboard];

    public string Name { get; }

    /// <summary>Bits of a linear address that are translated.</summary>
    public int VirtualBits { get; }

    /// <summary>MAXPHYADDR: an entry's frame bits from here to bit 51 are reserved.</summary>
    public int PhysicalBits { get; }

    /// <summary>Bytes of an entry, 4 or 8.</summary>
    public int EntrySize { get; }

    /// <summary>Whether bit 63 forbids execution.</summary>
    public bool HasNoExecute { get; }

    /// <summary>Whether addresses are 64 bits wide with the bits above the translated ones equal to the highest translated one (canonical).</summary>
    public bool SignExtends { get; }

    /// <summary>Whether a top entry has only P and the frame, R/W and U/S being reserved there (PAE's PDPTE).</summary>
    public bool TopHasOnlyPresent { get; }

    /// <summary>
    /// PREALLOCATED_PMDS (<c>arch/x86/mm/pgtable.c</c>): how many second-level tables are made together with the top one, from address 0 up. PAE
    /// makes those of its 3 GiB of user space, as the processor reads the top entries only when CR3 is loaded.
    /// </summary>
    public int PreallocatedTables { get; }

    /// <summary>From the top table to the leaf tables. Folded levels do not appear.</summary>
    public IReadOnlyList<PagingLevel> Levels { get; }

    public PagingLevel Top { get; }

    public PagingLevel Leaf { get; }

    /// <summary>Address bits from here up choose the leaf table.</summary>
    internal int LeafTableShift { get; }

    /// <summary>The levels as the MMU walks them.</summary>
    internal WalkLevel[] Walk { get; }

    public bool IsCanonical(ulong address)
    {
        if (!SignExtends) return address >> VirtualBits == 0;
        var unused = 64 - VirtualBits;
        return (ulong)((long)(address << unused) >> unused) == address;
    }

    public override string ToString() => Name;
}

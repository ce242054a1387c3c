using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>
/// An mm's page tables, and the only way to change them. Every change of a user entry goes through here, because a change is four things
/// at once: the bits, the frame's references and map count, the mm's resident counters, and the TLBs.
/// </summary>
public sealed partial class AddressSpaceTables
{
    private readonly Kernel _kernel;
    private readonly MmStruct _mm;

    internal AddressSpaceTables(Kernel kernel, MmStruct mm)
    {
        _kernel = kernel;
        _mm = mm;
    }

    private InvalidOperationException NotYet() => new($"not yet: {_mm.Id} {_kernel.Options}");

    /// <summary>mm->pgtables_bytes: bytes of all tables below the top one (VmPTE).</summary>
    public ulong TableBytes => throw NotYet();

    /// <summary>zap_page_range: removes every entry of the range, with the references it held. Tables stay.</summary>
    public void Zap(VirtualRange range) => throw NotYet();

    /// <summary>unmap_mapping_range without even_cows: removes the entries that map pages of a file, and keeps private copies.</summary>
    public void ZapFilePages(VirtualRange range) => throw NotYet();

    /// <summary>
    /// free_pgtables: frees tables whose whole span lies between <paramref name="floor"/> (end of the area below) and
    /// <paramref name="ceiling"/> (start of the area above; 0 is the end of the address space). All entries of the range must be gone.
    /// </summary>
    public void FreeTables(VirtualRange range, VirtualAddress floor, VirtualAddress ceiling) => throw NotYet();

    /// <summary>
    /// change_protection: gives the present entries of <paramref name="range"/> the protection of <paramref name="area"/> (with its new flags).
    /// Exclusive anonymous pages become writable at once; pages that must stay copy-on-write do not (<c>mm/mprotect.c</c>).
    /// </summary>
    public void ChangeProtection(VmArea area, VirtualRange range) => throw NotYet();

    /// <summary>
    /// move_page_tables: moves the entries of <paramref name="from"/> to <paramref name="to"/>, frames, marks and counters unchanged.
    /// False when a table for the new place could not be had; what was moved is then moved back.
    /// </summary>
    public bool Move(VirtualRange from, VirtualAddress to) => throw NotYet();

    /// <summary>
    /// populate_vma_page_range: faults in every page of the part of the range that has areas, as a read or, for writable private ones, a write.
    /// Ok, or ENOMEM at a hole, EFAULT where the access is forbidden or past the end of a file.
    /// </summary>
    public Rules.SyscallResult Populate(VirtualRange range, PopulateAccess access) => throw NotYet();

    /// <summary>Whether mincore calls the page resident: a present entry, or a cached page of the area's file.</summary>
    public bool IsResident(VmArea area, VirtualAddress page) => throw NotYet();

    /// <summary>Present entries in the range that count in rss.</summary>
    public long CountResident(VirtualRange range) => throw NotYet();

    /// <summary>MADV_GUARD_INSTALL: drops the pages of the range and puts guard markers in their place; false when a table could not be had.</summary>
    public bool InstallGuards(VirtualRange range) => throw NotYet();

    /// <summary>MADV_GUARD_REMOVE: clears the guard markers of the range and nothing else.</summary>
    public void RemoveGuards(VirtualRange range) => throw NotYet();
}

/// <summary>How population touches a page.</summary>
public enum PopulateAccess
{
    /// <summary>As MAP_POPULATE and mlock do: a write where the area is private and writable, else a read.</summary>
    AsArea,

    /// <summary>MADV_POPULATE_READ.</summary>
    Read,

    /// <summary>MADV_POPULATE_WRITE.</summary>
    Write,
}

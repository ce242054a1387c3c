using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>The only place that flushes TLBs for user pages: every CPU that may know a translation of this mm (<c>arch/x86/mm/tlb.c</c>).</summary>
public sealed partial class AddressSpaceTables
{
    private ulong Space => (ulong)_mm.Id;

    /// <summary>flush_tlb_mm.</summary>
    internal void FlushAll()
    {
        foreach (var cpu in _kernel.Cpus) cpu.Tlb.FlushSpace(Space);
    }

    /// <summary>flush_tlb_range: page by page, or all of the mm when there are many.</summary>
    private void FlushTlb(VirtualAddress start, VirtualAddress end)
    {
        foreach (var cpu in _kernel.Cpus) cpu.Tlb.FlushRange(Space, new VirtualRange(start, end - start));
    }

    /// <summary>The same after a change of many entries; where all were huge, an instruction drops 2 MiB (tlb_get_unmap_shift).</summary>
    private void FlushTlb(VirtualAddress start, VirtualAddress end, bool areHuge)
    {
        foreach (var cpu in _kernel.Cpus)
        {
            if (areHuge) cpu.Tlb.FlushLarge(Space, new VirtualRange(start, end - start));
            else cpu.Tlb.FlushRange(Space, new VirtualRange(start, end - start));
        }
    }

    private void FlushTlbPage(VirtualAddress page)
    {
        foreach (var cpu in _kernel.Cpus) cpu.Tlb.FlushPage(Space, page);
    }
}

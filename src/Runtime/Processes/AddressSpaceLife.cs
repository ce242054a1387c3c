using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>mm_alloc and mmput: how address spaces come and go (<c>kernel/fork.c</c>, <c>mm/mmap.c</c> exit_mmap).</summary>
internal static class AddressSpaceLife
{
    /// <summary>An empty address space with a top table, used by one; null when there is no frame for the table.</summary>
    public static MmStruct? Create(Kernel kernel, AddressSpaceLayout layout)
    {
        if (!PageTables.TryCreate(kernel.PagingMode, kernel.Memory, kernel.Buddy, kernel.Events, out var tables)) return null;
        return Add(kernel, new MmStruct(kernel.Vm, layout, kernel.Mms.TakeId()), tables);
    }

    /// <summary>dup_mm up to dup_mmap: an address space with the fields of another, no areas and a top table of its own; null when there is no frame for it.</summary>
    public static MmStruct? CreateLike(Kernel kernel, MmStruct parent)
    {
        if (!PageTables.TryCreate(kernel.PagingMode, kernel.Memory, kernel.Buddy, kernel.Events, out var tables)) return null;
        return Add(kernel, parent.CopyForChild(kernel.Mms.TakeId()), tables);
    }

    /// <summary>mmput: one user less; the last one empties the address space.</summary>
    public static void Put(Kernel kernel, MmStruct mm)
    {
        if (--mm.Users > 0) return;
        Empty(kernel, mm);
        PinPages.ReleaseAll(kernel, mm);
        foreach (var cpu in kernel.Cpus)
        {
            if (cpu.CurrentSpace == (ulong)mm.Id) cpu.UnloadSpace();
        }

        mm.Tables.Free();
        kernel.Mms.Remove(mm.Id);
    }

    private static MmStruct Add(Kernel kernel, MmStruct mm, PageTables tables)
    {
        mm.Tables = new AddressSpaceTables(kernel, mm, tables);
        kernel.Mms.Add(mm.Id, mm);
        return mm;
    }

    /// <summary>exit_mmap: unmaps everything, frees the tables, then closes the files and gives back what was committed.</summary>
    private static void Empty(Kernel kernel, MmStruct mm)
    {
        if (mm.Areas.First is not { } first || mm.Areas.Last is not { } last) return;
        var whole = VirtualRange.FromBounds(first.Start, last.End);
        mm.Tables.Zap(whole);
        mm.Tables.FreeTables(whole, VirtualAddress.Zero, VirtualAddress.Zero);
        ulong accounted = 0;
        for (var area = mm.Areas.First; area is not null; area = mm.Areas.Next(area))
        {
            if (area.Has(VmFlags.Account)) accounted += area.Pages;
            mm.Dispose(area);
        }

        mm.Areas.Clear();
        kernel.Vm.Committed.Uncharge(accounted);
    }
}

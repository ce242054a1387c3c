using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Swap;

/// <summary>swapoff: everything in an area comes back into memory (<c>mm/swapfile.c</c> try_to_unuse).</summary>
public sealed partial class SwapSpace
{
    /// <summary>
    /// Maps every page of the area again where it was mapped, gives up the slots of those that are in memory anyway, and takes the area away. ENOMEM when
    /// memory is not enough; what came back by then stays, and the area is in use as before.
    /// </summary>
    private SyscallResult Remove(SwapArea area)
    {
        area.IsWriteOk = false;
        _available.Remove(area);
        _readGfp = GfpFlags.GFP_HIGHUSER_MOVABLE | GfpFlags.RetryMayFail;
        bool isEmpty = TryUnuse(area);
        _readGfp = GfpFlags.GFP_HIGHUSER_MOVABLE;
        if (!isEmpty)
        {
            area.IsWriteOk = true;
            Insert(area);
            return SwapoffRules.NoMemory.Fail(area.UsedSlots);
        }

        TotalPages -= area.Pages;
        _areas[area.Type] = null;
        if (area.Priority < 0)
        {
            foreach (var other in _available.Where(other => other.Priority < area.Priority)) other.Priority++;
            _leastPriority++;
        }

        return SyscallResult.Success;
    }

    /// <summary>
    /// Pass after pass: while frames are sought for what comes in, reclaim may take pages that have kept a slot of the area, and they are in it again.
    /// </summary>
    private bool TryUnuse(SwapArea area)
    {
        const int MostPasses = 64;
        for (int pass = 0; area.UsedSlots != 0; pass++)
        {
            if (pass == MostPasses || !TryUnuseFiles(area) || !TryUnuseTables(area)) return false;

            // Pages that are in the swap cache only, or mapped again since.
            for (ulong slot = 1; slot < area.Slots && area.UsedSlots != 0; slot++)
            {
                var pfn = area.CachedAt(slot);
                if (!pfn.IsNone) TryFreeSlot(pfn);
            }
        }

        return true;
    }

    /// <summary>shmem_unuse.</summary>
    private bool TryUnuseFiles(SwapArea area)
    {
        foreach (var file in _kernel.Files.All)
        {
            for (ulong next = 0; file.Pages.TryNextSwapped(next, out ulong index, out var entry); next = index + 1)
            {
                if (entry.Type == area.Type && file.Pages.Obtain(index).Frame.IsNone) return false;
            }
        }

        return true;
    }

    /// <summary>unuse_mm, of each address space.</summary>
    private bool TryUnuseTables(SwapArea area)
    {
        foreach (var mm in _kernel.Mms.All)
        {
            for (var vma = mm.Areas.First; vma is not null; vma = mm.Areas.Next(vma))
            {
                if (vma.AnonVma != 0 && !TryUnuse(area, mm, vma)) return false;
            }
        }

        return true;
    }

    /// <summary>unuse_vma: each swap entry of the area's type is a page again.</summary>
    private bool TryUnuse(SwapArea area, MmStruct mm, VmArea vma)
    {
        var cursor = vma.Start;
        while (mm.Tables.TryNextSwapped(ref cursor, vma.End, area.Type, out var place, out var page))
        {
            var entry = mm.Tables.Read(place);
            var slot = entry.SwapEntry(mm.Tables.Mode);
            var pfn = Lookup(slot);
            if (pfn.IsNone) pfn = ReadAround(slot);
            if (pfn.IsNone) return false;
            _kernel.Memory.Frame(pfn).RefCount++;
            Free(slot);
            mm.Tables.MapUnused(place, page.Value, pfn, vma, entry.IsSwapExclusive(mm.Tables.Mode));
            TryFreeSlot(pfn);
        }

        return true;
    }
}

using MemDsl.Runtime.Faults;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

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

/// <summary>Bringing pages in before they are touched (<c>mm/gup.c</c> populate_vma_page_range).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// Faults in every page of the range that is not there yet, area by area, ascending. Ends with ENOMEM at a hole, EFAULT where the access is
    /// forbidden or past the end of a file; what came before stays.
    /// </summary>
    public SyscallResult Populate(VirtualRange range, PopulateAccess access = PopulateAccess.AsArea)
    {
        var at = range.Start;
        while (at < range.End)
        {
            var area = _mm.Areas.FindContaining(at.Value);
            if (area is null) return PopulateRules.Hole.Fail(at.Value);
            if (access == PopulateAccess.AsArea && area.Has(VmFlags.LockOnFault))
            {
                // populate_vma_page_range: MLOCK_ONFAULT areas are left to their faults, whoever asks.
                at = area.End;
                continue;
            }

            bool isWrite = access == PopulateAccess.Write
                || (access == PopulateAccess.AsArea && area.Has(VmFlags.Write) && !area.IsShared);
            if (!area.Has(isWrite ? VmFlags.Write : VmFlags.Access)) return PopulateRules.Forbidden.Fail(at.Value);
            var end = range.End < area.End ? range.End : area.End;
            while (at < end)
            {
                var result = PopulatePage(at, isWrite, access);
                if (!result.IsOk) return result;

                // fatal_signal_pending: the OOM killer chose who asks.
                if (_kernel.Oom.HasDying) return PopulateRules.NoMemory.Fail(at.Value);

                // follow_page_mask: the other pages of a huge entry come with the first.
                at = _tables.TryFindHuge(at, out _) ? new VirtualAddress((at.Value | HugeMask) + 1) : at + PageSize.Bytes;
            }

            at = end;
        }

        return SyscallResult.Success;
    }

    private SyscallResult PopulatePage(VirtualAddress page, bool isWrite, PopulateAccess access)
    {
        // One fault is enough unless reclaim takes what it brought, or what it was about to copy.
        const int MostFaults = 16;
        _kernel.Work.Add(1);
        for (int faults = 0; ; faults++)
        {
            var entry = _tables.Read(page);
            if (entry.IsPresent && (!isWrite || entry.IsWritable))
            {
                NoteFollowed(page, entry, isWrite);
                return SyscallResult.Success;
            }

            if (faults == MostFaults) return PopulateRules.NoMemory.Fail(page.Value);
            var area = _mm.Areas.FindContaining(page.Value)!;
            // mm_populate drops the lock while a page is read, and starts anew: the fault that finds the page is counted, and that one is minor.
            switch (_kernel.Faults.Populate(_mm, area, page.Value, isWrite, startsAnew: access == PopulateAccess.AsArea))
            {
                case FaultOutcome.Minor or FaultOutcome.Major:
                    break;
                case FaultOutcome.OutOfMemory:
                    return PopulateRules.NoMemory.Fail(page.Value);
                default:
                    return PopulateRules.Unreachable.Fail(page.Value);
            }
        }
    }

    /// <summary>follow_huge_pmd, follow_page_pte with FOLL_TOUCH: a page that is looked up counts as used, for writing as written.</summary>
    private void NoteFollowed(VirtualAddress page, PageTableEntry entry, bool isWrite)
    {
        if (_tables.TryFindHuge(page, out var huge))
        {
            // touch_pmd, by follow_huge_pmd.
            var leaf = _tables.Read(huge);
            _tables.SetHuge(huge, leaf.With(isWrite && !leaf.IsSpecial ? EntryBits.Accessed | EntryBits.Dirty : EntryBits.Accessed));
            return;
        }

        if (entry.IsSpecial) return;
        var head = LargeFolio.HeadOf(_memory, entry.Frame);
        if (isWrite && !entry.IsDirty) _kernel.Writeback.MarkDirty(head);
        _kernel.Reclaim.MarkAccessed(head);
    }
}

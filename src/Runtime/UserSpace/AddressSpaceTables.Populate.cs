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
            bool isWrite = access == PopulateAccess.Write
                || (access == PopulateAccess.AsArea && area.Has(VmFlags.Write) && !area.IsShared);
            if (!area.Has(isWrite ? VmFlags.Write : VmFlags.Access)) return PopulateRules.Forbidden.Fail(at.Value);
            var end = range.End < area.End ? range.End : area.End;
            while (at < end)
            {
                var result = PopulatePage(at, isWrite);
                if (!result.IsOk) return result;

                // follow_page_mask: the other pages of a huge entry come with the first.
                at = _tables.TryFindHuge(at, out _) ? new VirtualAddress((at.Value | HugeMask) + 1) : at + PageSize.Bytes;
            }

            at = end;
        }

        return SyscallResult.Success;
    }

    private SyscallResult PopulatePage(VirtualAddress page, bool isWrite)
    {
        _kernel.Work.Add(1);
        var entry = _tables.Read(page);
        if (entry.IsPresent && (!isWrite || entry.IsWritable))
        {
            if (_tables.TryFindHuge(page, out var huge))
            {
                // touch_pmd, by follow_huge_pmd.
                var leaf = _tables.Read(huge);
                _tables.SetHuge(huge, leaf.With(isWrite && !leaf.IsSpecial ? EntryBits.Accessed | EntryBits.Dirty : EntryBits.Accessed));
                return SyscallResult.Success;
            }

            // follow_page_pte with FOLL_TOUCH | FOLL_WRITE: a page that is only looked up for writing counts as written.
            if (isWrite && !entry.IsDirty && !entry.IsSpecial) _memory.Frame(LargeFolio.HeadOf(_memory, entry.Frame)).Flags |= FrameFlags.Dirty;
            return SyscallResult.Success;
        }

        var area = _mm.Areas.FindContaining(page.Value)!;
        return _kernel.Faults.Populate(_mm, area, page.Value, isWrite) switch
        {
            FaultOutcome.Minor or FaultOutcome.Major => SyscallResult.Success,
            FaultOutcome.OutOfMemory => PopulateRules.NoMemory.Fail(page.Value),
            _ => PopulateRules.Unreachable.Fail(page.Value),
        };
    }
}

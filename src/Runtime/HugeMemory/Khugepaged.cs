using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.HugeMemory;

/// <summary>
/// khugepaged (<c>mm/khugepaged.c</c>): the daemon that goes through the areas that may have huge pages and makes some of small ones. Each time it wakes it
/// looks at <see cref="KhugepagedLimits.PagesToScan"/> pages and goes on from there the next time. Address spaces come in the order of their ids.
/// </summary>
public sealed class Khugepaged
{
    private readonly Kernel _kernel;
    private int _mm;
    private ulong _address;

    internal Khugepaged(Kernel kernel) => _kernel = kernel;

    /// <summary>khugepaged_do_scan: one wake-up. It ends early where there is no block for a huge page, and when it has seen everything once.</summary>
    internal void Wake()
    {
        if (_kernel.HugePages.Mode == TransparentHugepage.Never) return;
        int left = _kernel.HugePages.Daemon.PagesToScan;
        int first = _mm;
        bool isThrough = false;
        while (left > 0 && Find(first, ref isThrough) is { } mm)
        {
            if (!Scan(mm, ref left)) return;
        }
    }

    internal void Adopt(Khugepaged original) => (_mm, _address) = (original._mm, original._address);

    /// <summary>The address space to go on with, or null when the round is over.</summary>
    private MmStruct? Find(int first, ref bool isThrough)
    {
        foreach (var mm in _kernel.Mms.All)
        {
            if (mm.Id < _mm || (isThrough && mm.Id > first)) continue;
            if (mm.Id != _mm) (_mm, _address) = (mm.Id, 0);
            return mm;
        }

        if (isThrough) return null;
        isThrough = true;
        (_mm, _address) = (0, 0);
        return _kernel.Mms.All.Count == 0 ? null : Find(first, ref isThrough);
    }

    /// <summary>khugepaged_scan_mm_slot: false when there was no block.</summary>
    private bool Scan(MmStruct mm, ref int left)
    {
        while (mm.Areas.FindEndingAbove(_address) is { } area)
        {
            ulong start = (Math.Max(area.StartValue, _address) + TransparentHugePages.Size - 1) & ~(TransparentHugePages.Size - 1);
            if (!MayScan(area) || start + TransparentHugePages.Size > area.EndValue)
            {
                _address = area.EndValue;
                left--;
                continue;
            }

            if (left <= 0) return true;
            _address = start + TransparentHugePages.Size;
            left -= (int)(TransparentHugePages.Size >> PageSize.Shift);
            if (Collapse.Try(_kernel, mm, area, start, isDaemon: true) == ScanResult.AllocFail) return false;
            if (left <= 0) return true;
        }

        (_mm, _address) = (mm.Id + 1, 0);
        return true;
    }

    /// <summary>thp_vma_allowable_order for khugepaged: eligible, with anonymous pages, and nothing special about it.</summary>
    private bool MayScan(VmArea area) =>
        _kernel.HugePages.IsEligible(area) && area.AnonVma != 0 && !area.Has(VmFlags.Special | VmFlags.HugeTlb);
}

using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Swap;

/// <summary>swapon(2) and swapoff(2) (<c>mm/swapfile.c</c>), and the disks they work on.</summary>
public sealed partial class SwapSpace
{
    /// <summary>SWAP_FLAG_PRIO_MASK.</summary>
    public const int HighestPriority = 0x7fff;

    /// <summary>Pages of the least device that mkswap takes.</summary>
    public const ulong LeastPages = 10;

    private readonly SortedDictionary<string, SwapDevice> _devices = new(StringComparer.Ordinal);
    private int _leastPriority = -1;

    /// <summary>The slots that a page-table entry can name; a larger device is used up to there (swapfile_maximum_size).</summary>
    public ulong MostSlots => _kernel.PagingMode.EntrySize == 8 ? uint.MaxValue : 1UL << 23;

    /// <summary>Connects a disk and formats it (mkswap).</summary>
    public void AddDevice(SwapDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _devices[device.Name] = device;
    }

    /// <summary>The disk with that name, or null.</summary>
    public SwapDevice? FindDevice(string name) => _devices.GetValueOrDefault(name);

    /// <summary>The area on a disk, or null if it is not in use.</summary>
    public SwapArea? Find(string name) => Areas.FirstOrDefault(area => area.Name == name);

    /// <summary>swapon(2) by someone with CAP_SYS_ADMIN: takes a disk into use. A null priority lets the kernel choose one below all others.</summary>
    public SyscallResult SwapOn(string name, int? priority = null)
    {
        int type = Array.FindIndex(_areas, area => area is null);
        if (type < 0) return SwaponRules.TooMany.Fail(MostAreas);
        if (FindDevice(name) is not { } device) return _kernel.Files.Find(name) is null ? SwaponRules.NoSuchDevice.Fail() : SwaponRules.NoSignature.Fail();
        if (Find(name) is not null) return SwaponRules.InUse.Fail();
        var area = new SwapArea(_kernel.Ownership, type, name, Math.Min(device.Bytes >> PageSize.Shift, MostSlots), priority ?? --_leastPriority, device.IsSolidState);
        _areas[type] = area;
        TotalPages += area.Pages;
        Insert(area);
        return SyscallResult.Success;
    }

    /// <summary>swapoff(2) by someone with CAP_SYS_ADMIN: brings everything in the area back and stops using it.</summary>
    /// <param name="name">The device.</param>
    /// <param name="totalVm">Pages of the caller's areas, from which overcommit mode 2 derives a reserve; 0 for the kernel itself.</param>
    public SyscallResult SwapOff(string name, ulong totalVm = 0)
    {
        if (FindDevice(name) is null && _kernel.Files.Find(name) is null) return SwapoffRules.NoSuchDevice.Fail();
        if (Find(name) is not { } area) return SwapoffRules.NotInUse.Fail();
        var committed = _kernel.Vm.Committed;
        if (!committed.TryCharge(area.Pages, totalVm, administrator: true)) return SwapoffRules.Committed.Fail(area.Pages);
        committed.Uncharge(area.Pages);
        var result = Remove(area);
        _kernel.Settle();
        return result;
    }

    /// <summary>plist_add: behind all areas of the same or a higher priority.</summary>
    private void Insert(SwapArea area)
    {
        int at = _available.FindIndex(other => other.Priority < area.Priority);
        _available.Insert(at < 0 ? _available.Count : at, area);
    }
}

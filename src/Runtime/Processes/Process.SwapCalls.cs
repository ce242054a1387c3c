using MemDsl.Runtime.Rules;
using MemDsl.Runtime.Swap;

namespace MemDsl.Runtime.Processes;

/// <summary>Swap areas, for the administrator.</summary>
public sealed partial class Process
{
    /// <summary>swapon(2) of a device that mkswap has formatted.</summary>
    public SyscallResult Swapon(string path, SwaponFlags flags = SwaponFlags.None)
    {
        ArgumentNullException.ThrowIfNull(path);
        var call = Enter(SyscallNumber.Swapon, 0, (ulong)flags);
        if ((flags & ~SwaponFlags.All) != 0) return Leave(call, SwaponRules.UnknownFlags.Fail((ulong)flags));
        if (!Credentials.Has(Capabilities.SysAdmin)) return Leave(call, SwaponRules.NotPermitted.Fail());
        int? priority = (flags & SwaponFlags.Prefer) != 0 ? (int)(flags & SwaponFlags.PriorityMask) : null;
        return Leave(call, _kernel.Swap.SwapOn(path, priority));
    }

    /// <summary>swapoff(2).</summary>
    public SyscallResult Swapoff(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var call = Enter(SyscallNumber.Swapoff);
        return Leave(call, Credentials.Has(Capabilities.SysAdmin) ? _kernel.Swap.SwapOff(path, Mm.TotalVm) : SwapoffRules.NotPermitted.Fail());
    }
}

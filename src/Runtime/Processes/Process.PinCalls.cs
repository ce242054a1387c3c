using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>What a device driver does with the process's memory on its behalf.</summary>
public sealed partial class Process
{
    /// <summary>Pins the pages of a range for a device that reads and writes them; the value is their number.</summary>
    public SyscallResult Pin(VirtualRange range)
    {
        ThrowUnlessRunning();
        _kernel.Events.CurrentPid = Pid;
        _kernel.Work.Add(WorkMeter.SystemCall);
        var result = PinPages.Pin(_kernel, Mm, Caller, range);
        _kernel.Settle();
        return result;
    }

    /// <summary>Gives up the last pin of each page of a range; the value is their number.</summary>
    public SyscallResult Unpin(VirtualRange range)
    {
        ThrowUnlessRunning();
        _kernel.Events.CurrentPid = Pid;
        _kernel.Work.Add(WorkMeter.SystemCall);
        return PinPages.Unpin(_kernel, Mm, range);
    }
}

using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.SystemV;

namespace MemDsl.Runtime.Processes;

/// <summary>System V shared memory.</summary>
public sealed partial class Process
{
    /// <summary>shmget(2); the value is the segment's id.</summary>
    public SyscallResult Shmget(int key, ulong size, ShmgetFlags flags)
    {
        var call = Enter(SyscallNumber.Shmget, unchecked((uint)key), size, (ulong)flags);
        return Leave(call, SystemV.Shmget.Call(_kernel, this, key, size, flags));
    }

    /// <summary>shmat(2); the value is the address. Zero lets the kernel choose.</summary>
    public SyscallResult Shmat(int id, VirtualAddress address, ShmatFlags flags)
    {
        var call = Enter(SyscallNumber.Shmat, unchecked((uint)id), address.Value, (ulong)flags);
        return Leave(call, SystemV.Shmat.Call(_kernel, this, id, address.Value, flags));
    }

    /// <summary>shmdt(2).</summary>
    public SyscallResult Shmdt(VirtualAddress address)
    {
        var call = Enter(SyscallNumber.Shmdt, address.Value);
        return Leave(call, SystemV.Shmdt.Call(_kernel, this, address.Value));
    }

    /// <summary>shmctl(2), with IPC_RMID.</summary>
    public SyscallResult Shmctl(int id, int command)
    {
        var call = Enter(SyscallNumber.Shmctl, unchecked((uint)id), unchecked((uint)command));
        return Leave(call, SystemV.Shmctl.Call(_kernel, this, id, command));
    }
}

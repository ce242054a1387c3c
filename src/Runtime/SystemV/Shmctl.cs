using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.SystemV;

/// <summary>shmctl(2), IPC_RMID alone: marks a segment for destruction (<c>ipc/shm.c</c> shmctl_down).</summary>
internal static class Shmctl
{
    /// <summary>IPC_RMID.</summary>
    private const int Remove = 0;

    public static SyscallResult Call(Kernel kernel, Process caller, int id, int command)
    {
        if (command != Remove) return ShmctlRules.Command.Fail(unchecked((uint)command));
        if (kernel.SharedMemory.Find(id) is not { } segment) return ShmctlRules.NoSegment.Fail(unchecked((uint)id));
        var uid = caller.Credentials.Euid;
        if (uid != segment.Creator.Euid && !caller.Credentials.Has(Capabilities.SysAdmin)) return ShmctlRules.NotOwner.Fail((ulong)id);
        kernel.SharedMemory.Doom(segment);
        return SyscallResult.Success;
    }
}

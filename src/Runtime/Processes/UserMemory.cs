using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>How far a copy between kernel and user memory came: the bytes done, and Ok or EFAULT.</summary>
public readonly record struct UserCopy(ulong Value, SyscallResult Result);

/// <summary>
/// The kernel's access to a process's memory on its behalf (<c>copy_to_user</c>, <c>copy_from_user</c>, <c>get_user_pages</c>): faults are
/// served, growing areas grow, private pages are copied; where the process itself could not, it is EFAULT and no signal.
/// </summary>
public static class UserMemory
{
    /// <summary>copy_from_user.</summary>
    public static UserCopy Read(Process process, VirtualAddress address, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(process);
        ulong done = 0;
        while (done < (ulong)destination.Length)
        {
            var at = address + done;
            if (!process.Reach(at, AccessKind.Read, Privilege.Supervisor, out var physical).IsOk) return Bad(done, at);
            int part = PartOfPage(at, (ulong)destination.Length - done);
            process.Kernel.Memory.Read(physical, destination.Slice((int)done, part));
            done += (ulong)part;
        }

        return new UserCopy(done, SyscallResult.Success);
    }

    /// <summary>copy_to_user.</summary>
    public static UserCopy Write(Process process, VirtualAddress address, ReadOnlySpan<byte> source)
    {
        ArgumentNullException.ThrowIfNull(process);
        ulong done = 0;
        while (done < (ulong)source.Length)
        {
            var at = address + done;
            if (!process.Reach(at, AccessKind.Write, Privilege.Supervisor, out var physical).IsOk) return Bad(done, at);
            int part = PartOfPage(at, (ulong)source.Length - done);
            process.Kernel.Memory.Write(physical, source.Slice((int)done, part));
            done += (ulong)part;
        }

        return new UserCopy(done, SyscallResult.Success);
    }

    /// <summary>
    /// get_user_pages and a copy through the kernel's own mapping: writes into an address space that no CPU runs, as exec does with the one
    /// it builds.
    /// </summary>
    internal static SyscallResult WriteInto(Process process, MmStruct mm, VirtualAddress address, ReadOnlySpan<byte> source)
    {
        var kernel = process.Kernel;
        for (ulong done = 0; done < (ulong)source.Length;)
        {
            var at = address + done;
            var entry = mm.Tables.Raw.Read(at);
            if (!entry.IsPresent || !entry.IsWritable)
            {
                var error = PageFaultErrorCode.Write | (entry.IsPresent ? PageFaultErrorCode.Protection : PageFaultErrorCode.None);
                if (!kernel.Faults.Handle(process, mm, at.Value, error).IsOk) return ProcessRules.BadUserAddress.Fail(at.Value);
                continue;
            }

            int part = PartOfPage(at, (ulong)source.Length - done);
            kernel.Memory.Write(entry.Frame.Address + at.PageOffset, source.Slice((int)done, part));
            done += (ulong)part;
        }

        return SyscallResult.Success;
    }

    private static UserCopy Bad(ulong done, VirtualAddress at) => new(done, ProcessRules.BadUserAddress.Fail(at.Value));

    private static int PartOfPage(VirtualAddress at, ulong left) => (int)Math.Min(PageSize.Bytes - at.PageOffset, left);
}

using MemDsl.Runtime.Faults;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
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
            process.Kernel.Work.Add(1);
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
            process.Kernel.Work.Add(1);
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
            kernel.Work.Add(1);
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

    /// <summary>
    /// access_process_vm with FOLL_FORCE, as a debugger writes (<c>ptrace</c>, <c>/proc/PID/mem</c>; <c>mm/memory.c</c>, <c>mm/gup.c</c>): private
    /// areas can be written whatever their rights say. Faults are not the process's; a stack grows, within the debugger's limits and only for the
    /// first byte (<c>mm/memory.c</c> __access_remote_vm).
    /// </summary>
    public static UserCopy Poke(Process process, VirtualAddress address, ReadOnlySpan<byte> source)
    {
        ArgumentNullException.ThrowIfNull(process);
        var kernel = process.Kernel;
        int caller = kernel.Events.CurrentPid;
        kernel.Events.CurrentPid = 0;
        process.Mm.Users++;
        var mm = process.Mm;
        GrowFor(process, address);
        ulong done = 0;
        while (done < (ulong)source.Length && PageForPoke(process, address + done) is { } frame)
        {
            int part = PartOfPage(address + done, (ulong)source.Length - done);
            kernel.Memory.Write(frame + (address + done).PageOffset, source.Slice((int)done, part));
            done += (ulong)part;
        }

        AddressSpaceLife.Put(kernel, mm);
        kernel.Events.CurrentPid = caller;
        kernel.Settle();
        return done == (ulong)source.Length ? new UserCopy(done, SyscallResult.Success) : Bad(done, address + done);
    }

    /// <summary>
    /// access_process_vm with FOLL_FORCE for reading: as <see cref="Poke"/>, but private or shared, and pages that are not there come in as by a
    /// load. A debugger that starts a single step reads the instruction this way, PROT_NONE or not (<c>arch/x86/kernel/step.c</c>).
    /// </summary>
    public static UserCopy PeekForced(Process process, VirtualAddress address, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(process);
        var kernel = process.Kernel;
        int caller = kernel.Events.CurrentPid;
        kernel.Events.CurrentPid = 0;
        process.Mm.Users++;
        var mm = process.Mm;
        GrowFor(process, address);
        ulong done = 0;
        while (done < (ulong)destination.Length && PageForPeek(process, address + done) is { } frame)
        {
            int part = PartOfPage(address + done, (ulong)destination.Length - done);
            kernel.Memory.Read(frame + (address + done).PageOffset, destination.Slice((int)done, part));
            done += (ulong)part;
        }

        AddressSpaceLife.Put(kernel, mm);
        kernel.Events.CurrentPid = caller;
        kernel.Settle();
        return done == (ulong)destination.Length ? new UserCopy(done, SyscallResult.Success) : Bad(done, address + done);
    }

    /// <summary>expand_stack in the debugger's name; where nothing grows, the access itself will find nothing.</summary>
    private static void GrowFor(Process process, VirtualAddress address)
    {
        if (process.Mm.AreaAt(address) is null) _ = StackGrowth.Expand(process.Mm, Caller.Default, address);
    }

    private static PhysicalAddress? PageForPeek(Process process, VirtualAddress at)
    {
        var mm = process.Mm;
        if (mm.AreaAt(at) is not { } area || area.Has(VmFlags.Io | VmFlags.PfnMap) || !area.Has(VmFlags.Read | VmFlags.MayRead)) return null;
        if (!mm.Tables.Raw.Read(at).HasFrame
            && process.Kernel.Faults.Populate(mm, area, at.Value, isWrite: false) is not (FaultOutcome.Minor or FaultOutcome.Major)) return null;
        var entry = mm.Tables.Raw.Read(at);
        return entry.HasFrame ? entry.Frame.Address : null;
    }

    /// <summary>faultin_page until the page may be written through the kernel's own mapping; null where it never may.</summary>
    private static PhysicalAddress? PageForPoke(Process process, VirtualAddress at)
    {
        const int MostFaults = 3;
        var mm = process.Mm;
        for (int i = 0; i < MostFaults; i++)
        {
            if (mm.AreaAt(at) is not { } area || area.Has(VmFlags.Io | VmFlags.PfnMap)) return null;
            bool isForced = !area.Has(VmFlags.Write);
            if (isForced && !area.IsCopyOnWrite) return null;
            var entry = mm.Tables.Raw.Read(at);
            if (entry.HasFrame && (entry.IsWritable || (isForced && IsExclusive(process, entry)))) return entry.Frame.Address;
            if (process.Kernel.Faults.Populate(mm, area, at.Value, isWrite: true) is not (FaultOutcome.Minor or FaultOutcome.Major)) return null;
        }

        return null;
    }

    /// <summary>can_follow_write_pte: a page of this process alone need not be copied again.</summary>
    private static bool IsExclusive(Process process, PageTableEntry entry) =>
        !entry.IsSpecial && (process.Kernel.Memory.Peek(entry.Frame).Flags & FrameFlags.AnonExclusive) != 0;

    private static UserCopy Bad(ulong done, VirtualAddress at) => new(done, ProcessRules.BadUserAddress.Fail(at.Value));

    private static int PartOfPage(VirtualAddress at, ulong left) => (int)Math.Min(PageSize.Bytes - at.PageOffset, left);
}

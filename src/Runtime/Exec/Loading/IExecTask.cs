using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// The task that executes, as <see cref="Execution"/> needs it: where the new address space comes from, how the kernel writes into it before the
/// task runs on it, and the moment at which the old one goes. Exec decides what happens; the task does it.
/// </summary>
public interface IExecTask
{
    MachineOptions Options { get; }

    EventSource Events { get; }

    MachineRandom Random { get; }

    /// <summary>Limits, rights and personality as they are when exec begins.</summary>
    Caller Caller { get; }

    Credentials Credentials { get; }

    /// <summary>mm_alloc: an empty address space with a top table of its own; null where there is no frame for it.</summary>
    MmStruct? CreateAddressSpace(AddressSpaceLayout layout);

    /// <summary>mmput of an address space that never came into use.</summary>
    void Discard(MmStruct mm);

    /// <summary>A new open of the program's file, readable, held until <see cref="Release"/>. Two opens of one file never merge.</summary>
    IVmFile Open(ProgramImage program);

    void Release(IVmFile file);

    /// <summary>
    /// Writes into the address space as the kernel does on a program's behalf (copy_to_user, get_user_pages): missing pages are faulted in,
    /// a growing area grows, private pages are copied. Fails with EFAULT where the program could not have written.
    /// </summary>
    SyscallResult Write(MmStruct mm, VirtualAddress address, ReadOnlySpan<byte> bytes);

    /// <summary>The frames behind [vvar], [vvar_vclock] and [vdso] for programs of this width.</summary>
    VdsoMappings Vdso(bool is64Bit);

    /// <summary>begin_new_exec, the point of no return: the task runs on <paramref name="mm"/> from here on, the old address space is given up.</summary>
    void BeginNewProgram(MmStruct mm);

    /// <summary>start_thread: the program is ready.</summary>
    void Start(LoadedProgram program);

    /// <summary>fatal_signal_pending: the OOM killer chose the task itself while exec wrote for it, and its address space is gone.</summary>
    bool IsKilled { get; }

    /// <summary>force_fatal_sig: the load failed after the point of no return.</summary>
    void Kill(AccessResult signal);
}

/// <summary>What the kernel maps into each program: data pages that the vdso's code reads, and the code.</summary>
/// <param name="Vvar">[vvar], 4 pages.</param>
/// <param name="VvarVclock">[vvar_vclock], 2 pages.</param>
/// <param name="Vdso">[vdso], 2 pages that hold <see cref="Exec.Vdso.Image"/>.</param>
public sealed record VdsoMappings(SpecialMapping Vvar, SpecialMapping VvarVclock, SpecialMapping Vdso);

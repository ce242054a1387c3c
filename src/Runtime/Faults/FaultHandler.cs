using MemDsl.Runtime.Events;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Faults;

/// <summary>
/// exc_page_fault and handle_mm_fault: what happens between the MMU's fault and the retried access. This file finds the area and checks its
/// rights (<c>arch/x86/mm/fault.c</c>); the others are the steps of the ladder (<c>mm/memory.c</c>).
/// </summary>
public sealed partial class FaultHandler
{
    private readonly Kernel _kernel;

    internal FaultHandler(Kernel kernel) => _kernel = kernel;

    /// <summary>Page faults so far, of processes and of the kernel on their behalf. It only ever grows.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Serves a page fault of a process. Success means that the access is to be tried again; else it is the signal. A fault in kernel mode on
    /// a user address goes the same way, and its failure ends in the exception table instead of a signal.
    /// </summary>
    internal AccessResult Handle(Process process, ulong address, PageFaultErrorCode error) => Handle(process, process.Mm, address, error);

    /// <summary>The same for an address space that the process does not run on yet.</summary>
    internal AccessResult Handle(Process process, MmStruct mm, ulong address, PageFaultErrorCode error)
    {
        Count++;
        var events = _kernel.Events;
        if (!events.IsHeard) return Serve(process, mm, address, error);
        var scope = events.Begin(EventKind.PageFault, address, (ulong)error);
        var result = Serve(process, mm, address, error);
        if (!result.IsOk && (error & PageFaultErrorCode.User) != 0) TellSignal(result);
        events.End(scope);
        return result;
    }

    /// <summary>#GP of a non-canonical address: no page fault at all, and the signal knows no address.</summary>
    internal AccessResult GeneralProtection(ulong address, bool isUser)
    {
        var result = FaultRules.NonCanonical.Raise(0, address);
        if (isUser && _kernel.Events.IsHeard) TellSignal(result);
        return result;
    }

    /// <summary>faultin_page: handle_mm_fault without a processor's fault, for a page whose area and rights were looked at.</summary>
    /// <param name="mm">The address space.</param>
    /// <param name="area">The area that holds the address.</param>
    /// <param name="address">The address.</param>
    /// <param name="isWrite">Whether the page is wanted for writing.</param>
    /// <param name="startsAnew">Whether a fault that has to read is given up and made again once the page is there.</param>
    internal FaultOutcome Populate(MmStruct mm, VmArea area, ulong address, bool isWrite, bool startsAnew = false)
    {
        var outcome = HandleMm(mm, area, address, isWrite);
        if (outcome is FaultOutcome.Major or FaultOutcome.Retried) outcome = startsAnew ? FaultOutcome.Minor : FaultOutcome.Major;
        if (_kernel.CurrentProcess is not { } process) return outcome;
        if (outcome == FaultOutcome.Minor) process.MinorFaults++;
        else if (outcome == FaultOutcome.Major) process.MajorFaults++;
        return outcome;
    }

    private FaultOutcome HandleMm(MmStruct mm, VmArea area, ulong address, bool isWrite)
    {
        _kernel.Work.Add(1);
        _kernel.VmStat.Count(VmEvent.PgFault);
        if (isWrite && area.IsAnonymous) area = PrepareAnonVma(mm, area);
        if (!area.IsAnonymous && IsBehindFile(mm.Tables, area, address, isWrite)) return BehindFile(mm, area, address, isWrite);
        if (mm.Tables.HasHuge || _kernel.HugePages.IsAllowed(area))
        {
            var huge = Huge(mm, ref area, address, isWrite);
            if (huge != FaultOutcome.Fallback) return huge;
        }

        return mm.Tables.TryPlace(new VirtualAddress(address), out var place)
            ? Climb(new PageFault(mm, area, address, isWrite, place))
            : FaultOutcome.OutOfMemory;
    }

    /// <summary>The refusals of expand_stack that a program meets in practice have words of their own; all are the same signal.</summary>
    private static AccessResult CannotGrow(ulong address, SyscallResult grown) =>
        grown.Rule == StackRules.StackLimit ? FaultRules.StackLimit.Raise(address, address, grown.Operands.B)
        : grown.Rule == StackRules.GuardGap ? FaultRules.StackGuardGap.Raise(address, address, grown.Operands.B)
        : FaultRules.StackCannotGrow.Raise(address, address);

    private AccessResult Serve(Process process, MmStruct mm, ulong address, PageFaultErrorCode error)
    {
        if (address >= mm.TaskSize) return (IsKernelHalf(address) ? FaultRules.KernelHalf : FaultRules.NoArea).Raise(address, address);
        bool isWrite = (error & PageFaultErrorCode.Write) != 0;
        while (true)
        {
            var area = mm.Areas.FindEndingAbove(address);
            if (area is null || area.Start.Value > address)
            {
                if (area is null || !area.Has(VmFlags.GrowsDown)) return FaultRules.NoArea.Raise(address, address);
                var grown = StackGrowth.Expand(mm, process.Caller, new VirtualAddress(address));
                if (!grown.IsOk) return CannotGrow(address, grown);
                area = mm.Areas.FindContaining(address)!;
            }

            if (Forbids(area, error) is { } rule) return rule.Raise(address, address);
            var outcome = HandleMm(mm, area, address, isWrite);

            // It was chosen while it waited for memory: the signal comes before the access is tried again.
            if (process.IsOomVictim) return FaultRules.OutOfMemory.Raise(address, address);
            switch (outcome)
            {
                case FaultOutcome.Minor:
                    process.MinorFaults++;
                    return AccessResult.Success;
                case FaultOutcome.Retried when (error & PageFaultErrorCode.User) != 0:
                    process.MinorFaults++;
                    return AccessResult.Success;
                case FaultOutcome.Major or FaultOutcome.Retried:
                    process.MajorFaults++;
                    return AccessResult.Success;
                case FaultOutcome.OutOfMemory:
                    if (!process.IsOomVictim && _kernel.Oom.Invoke(0, GfpFlags.GFP_HIGHUSER_MOVABLE) && !process.IsOomVictim) continue;
                    return FaultRules.OutOfMemory.Raise(address, address);
                default:
                    return Failure(outcome, area, address);
            }
        }
    }

    /// <summary>fault_in_kernel_space; between it and the end of user space there is only the guard page, and what 32-bit tasks cannot reach.</summary>
    private bool IsKernelHalf(ulong address) => _kernel.Options.Architecture == Architecture.X86_32 || (long)address < 0;

    /// <summary>access_error: the rule that forbids the access in this area, or null (<c>arch/x86/mm/fault.c</c>).</summary>
    private static Rule? Forbids(VmArea area, PageFaultErrorCode error)
    {
        if ((error & PageFaultErrorCode.Write) != 0) return area.Has(VmFlags.Write) ? null : FaultRules.WriteForbidden;
        if ((error & PageFaultErrorCode.Protection) != 0)
        {
            return (error & PageFaultErrorCode.InstructionFetch) != 0 ? FaultRules.ExecForbidden : FaultRules.PresentForbidden;
        }

        return area.Has(VmFlags.Access) ? null : FaultRules.NoAccess;
    }

    private AccessResult Failure(FaultOutcome outcome, VmArea area, ulong address) => outcome switch
    {
        FaultOutcome.PastEndOfFile => FaultRules.PastEndOfFile.Raise(address, address, _kernel.Files.Open(area.OpenFile).File.Size),
        FaultOutcome.NoSpecialPage => FaultRules.NoSpecialPage.Raise(address, address),
        FaultOutcome.Guard => FaultRules.Guard.Raise(address, address),
        _ => throw new InvalidOperationException($"outcome {outcome} is no failure"),
    };

    private void TellSignal(AccessResult result) =>
        _kernel.Events.EmitDecided(EventKind.Signal, (ulong)result.Signal, (ulong)result.Code, result.Address, result.Rule, result.Operands);
}

using MemDsl.Runtime.Events;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>dup_mmap (<c>mm/mmap.c</c>): the copy of an address space that fork gives the child.</summary>
internal static class Fork
{
    /// <summary>What copying an area counts for (<see cref="WorkMeter"/>).</summary>
    private const int AreaWork = 4;

    /// <summary>What copying came to: the new address space, or why there is none; and the pages that both now share.</summary>
    public readonly record struct Copy(MmStruct? Mm, SyscallResult Failure, ulong SharedPages);

    /// <summary>
    /// Copies area by area. A failure part way takes back all that was done for the child; the parent keeps its pages write-protected,
    /// which costs it a fault each and nothing else.
    /// </summary>
    public static Copy CopyAddressSpace(Kernel kernel, MmStruct parent, Caller caller)
    {
        kernel.Work.Add(WorkMeter.AddressSpace);
        var child = AddressSpaceLife.CreateLike(kernel, parent);
        if (child is null) return new Copy(null, ProcessRules.ForkNoMemory.Fail(), 0);
        ulong shared = 0;
        var failure = SyscallResult.Success;
        for (var area = parent.Areas.First; area is not null && failure.IsOk; area = parent.Areas.Next(area))
        {
            failure = CopyArea(kernel, parent, child, area, caller, ref shared);
        }

        parent.Tables.FlushAll();
        if (!failure.IsOk)
        {
            AddressSpaceLife.Put(kernel, child);
            return new Copy(null, failure, 0);
        }

        // dup_mm: the child's high-water marks start where it stands.
        child.HiwaterVm = child.TotalVm;
        child.HiwaterRss = child.Rss.Total;
        return new Copy(child, failure, shared);
    }

    private static SyscallResult CopyArea(Kernel kernel, MmStruct parent, MmStruct child, VmArea area, Caller caller, ref ulong shared)
    {
        kernel.Work.Add(AreaWork);
        if (area.Has(VmFlags.DontCopy))
        {
            child.CountOut(area.Flags, area.Pages);
            return SyscallResult.Success;
        }

        if (area.Has(VmFlags.Account) && !kernel.Vm.Committed.TryCharge(area.Pages, child.TotalVm, caller.IsAdministrator))
        {
            return ProcessRules.ForkCommit.Fail(area.Start.Value, area.Pages);
        }

        var copy = area.WithFlags(area.Flags & ~VmFlags.LockedMask);
        bool wipes = area.Has(VmFlags.WipeOnFork);
        copy = wipes ? copy.WithAnonVma(0, AnonVmaChain.Empty) : kernel.Vm.AnonVmas.Fork(copy);
        child.Link(copy);
        return wipes || !NeedsTables(area) || parent.Tables.CopyTo(child.Tables, area, ref shared)
            ? SyscallResult.Success
            : ProcessRules.ForkNoMemory.Fail();
    }

    /// <summary>vma_needs_copy: what a fault in the child would bring back anyway is not copied.</summary>
    private static bool NeedsTables(VmArea area) => area.AnonVma != 0 || area.Has(VmFlags.PfnMap | VmFlags.MixedMap | VmFlags.MaybeGuard);
}

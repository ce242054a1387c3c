using System.Text;

namespace MemDsl.Runtime.UserSpace;

/// <summary>A row of the VmFlags line of /proc/PID/smaps.</summary>
/// <param name="Flag">The bit.</param>
/// <param name="Code">The two letters (<c>fs/proc/task_mmu.c</c>, show_smap_vma_flags).</param>
/// <param name="KernelName">The C name.</param>
public sealed record VmFlagRow(VmFlags Flag, string Code, string KernelName);

/// <summary>The bits of vm_flags in ascending order, with the letters that smaps prints.</summary>
public static class VmFlagTable
{
    public static readonly IReadOnlyList<VmFlagRow> Rows =
    [
        new(VmFlags.Read, "rd", "VM_READ"),
        new(VmFlags.Write, "wr", "VM_WRITE"),
        new(VmFlags.Exec, "ex", "VM_EXEC"),
        new(VmFlags.Shared, "sh", "VM_SHARED"),
        new(VmFlags.MayRead, "mr", "VM_MAYREAD"),
        new(VmFlags.MayWrite, "mw", "VM_MAYWRITE"),
        new(VmFlags.MayExec, "me", "VM_MAYEXEC"),
        new(VmFlags.MayShare, "ms", "VM_MAYSHARE"),
        new(VmFlags.GrowsDown, "gd", "VM_GROWSDOWN"),
        new(VmFlags.PfnMap, "pf", "VM_PFNMAP"),
        new(VmFlags.MaybeGuard, "gu", "VM_MAYBE_GUARD"),
        new(VmFlags.Locked, "lo", "VM_LOCKED"),
        new(VmFlags.Io, "io", "VM_IO"),
        new(VmFlags.SeqRead, "sr", "VM_SEQ_READ"),
        new(VmFlags.RandRead, "rr", "VM_RAND_READ"),
        new(VmFlags.DontCopy, "dc", "VM_DONTCOPY"),
        new(VmFlags.DontExpand, "de", "VM_DONTEXPAND"),
        new(VmFlags.LockOnFault, "lf", "VM_LOCKONFAULT"),
        new(VmFlags.Account, "ac", "VM_ACCOUNT"),
        new(VmFlags.NoReserve, "nr", "VM_NORESERVE"),
        new(VmFlags.HugeTlb, "ht", "VM_HUGETLB"),
        new(VmFlags.Sync, "sf", "VM_SYNC"),
        new(VmFlags.Arch1, "ar", "VM_ARCH_1"),
        new(VmFlags.WipeOnFork, "wf", "VM_WIPEONFORK"),
        new(VmFlags.DontDump, "dd", "VM_DONTDUMP"),
        new(VmFlags.SoftDirty, "sd", "VM_SOFTDIRTY"),
        new(VmFlags.MixedMap, "mm", "VM_MIXEDMAP"),
        new(VmFlags.HugePage, "hg", "VM_HUGEPAGE"),
        new(VmFlags.NoHugePage, "nh", "VM_NOHUGEPAGE"),
        new(VmFlags.Mergeable, "mg", "VM_MERGEABLE"),
        new(VmFlags.ShadowStack, "ss", "VM_SHADOW_STACK"),
        new(VmFlags.Droppable, "dp", "VM_DROPPABLE"),
        new(VmFlags.Sealed, "sl", "VM_SEALED"),
    ];

    /// <summary>The text of the smaps line: two letters a bit, each followed by a blank.</summary>
    public static string Codes(VmFlags flags)
    {
        var text = new StringBuilder();
        foreach (var row in Rows)
        {
            if ((flags & row.Flag) != 0) text.Append(row.Code).Append(' ');
        }
        return text.ToString();
    }
}

using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>The advice of madvise(2) that only changes vm_flags, as a table (<c>mm/madvise.c</c> madvise_vma_behavior).</summary>
internal static class MadviseFlags
{
    /// <summary>The flags after the advice, or why it is refused for this area.</summary>
    internal static (VmFlags Flags, Rule? Refusal) Of(VmArea area, MadviseAdvice advice)
    {
        var flags = area.Flags;
        return advice switch
        {
            MadviseAdvice.Normal => (flags & ~(VmFlags.RandRead | VmFlags.SeqRead), null),
            MadviseAdvice.Sequential => ((flags & ~VmFlags.RandRead) | VmFlags.SeqRead, null),
            MadviseAdvice.Random => ((flags & ~VmFlags.SeqRead) | VmFlags.RandRead, null),
            MadviseAdvice.DontFork => (flags | VmFlags.DontCopy, null),
            MadviseAdvice.DoFork => (flags & ~VmFlags.DontCopy, area.Has(VmFlags.Io) ? MadviseRules.DoForkIo : null),
            MadviseAdvice.WipeOnFork => (flags | VmFlags.WipeOnFork,
                area.OpenFile != 0 || area.IsShared ? MadviseRules.WipeNotAnonymous : null),
            MadviseAdvice.KeepOnFork => (flags & ~VmFlags.WipeOnFork, area.Has(VmFlags.Droppable) ? MadviseRules.Droppable : null),
            MadviseAdvice.DontDump => (flags | VmFlags.DontDump, null),
            MadviseAdvice.DoDump => (flags & ~VmFlags.DontDump,
                area.Has(VmFlags.Special | VmFlags.Droppable) ? MadviseRules.DumpSpecial : null),
            MadviseAdvice.Mergeable => (IsForKsm(area) ? flags | VmFlags.Mergeable : flags, null),
            MadviseAdvice.Unmergeable => (flags & ~VmFlags.Mergeable, null),
            MadviseAdvice.HugePage => ((flags & ~VmFlags.NoHugePage) | VmFlags.HugePage, null),
            MadviseAdvice.NoHugePage => ((flags & ~VmFlags.HugePage) | VmFlags.NoHugePage, null),
            _ => throw new InvalidOperationException($"{advice} changes no flags"),
        };
    }

    /// <summary>vma_ksm_compatible: KSM silently leaves shared and special areas alone.</summary>
    private static bool IsForKsm(VmArea area) =>
        !area.Has(VmFlags.Shared | VmFlags.MayShare | VmFlags.Special | VmFlags.HugeTlb | VmFlags.Droppable);
}

using MemDsl.Runtime.Events;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>The three ways an area changes, with the bookkeeping that hangs on its existence: file references and anon_vma links.
/// Page counts are the callers', as in the kernel.</summary>
public sealed partial class MmStruct
{
    /// <summary>vma_link: a new area, whose anon_vma links are already made.</summary>
    internal void Link(VmArea area)
    {
        Areas.Insert(area);
        if (area.OpenFile != 0) Context.Files.AddMapping(area.OpenFile, this);
    }

    /// <summary>Takes an area out: unlink_anon_vmas and fput.</summary>
    internal void Unlink(VmArea area)
    {
        Areas.Remove(area);
        Dispose(area);
    }

    /// <summary>What is left to do for an area that is no longer in the tree.</summary>
    internal void Dispose(VmArea area)
    {
        if (area.Chain.Count != 0) Context.AnonVmas.Unlink(area);
        if (area.OpenFile != 0) Context.Files.RemoveMapping(area.OpenFile, this);
    }

    /// <summary>vm_start_gap: the start of an area, less the guard gap of a growing one.</summary>
    internal ulong GuardedStart(VmArea area) =>
        VmAreaNode.GuardedStart(area, Context.Settings.StackGuardGapPages * Primitives.PageSize.Bytes);

    /// <summary>anon_vma_prepare: the area as it is once anonymous pages may come into it.</summary>
    internal VmArea PrepareAnonVma(VmArea area)
    {
        if (area.AnonVma != 0) return area;
        var below = Areas.Previous(area);
        var above = Areas.Next(area);
        var prepared = Context.AnonVmas.Prepare(area, below, above);
        Areas.Replace(area, prepared);
        return prepared;
    }

    /// <summary>Whether split_vma is allowed: map_count has room and the area may be cut.</summary>
    internal Rule? SplitLimit(VmArea area) =>
        MapCount >= Context.Settings.MaxMapCount ? VmaRules.SplitCount : CutLimit(area);

    /// <summary>may_split of vm_ops.</summary>
    internal static Rule? CutLimit(VmArea area) => area.Special is null ? null : VmaRules.SpecialSplit;

    /// <summary>__split_vma without its checks. Both pieces keep anon_vma and file.</summary>
    internal (VmArea Lower, VmArea Upper) Split(VmArea area, ulong at)
    {
        Tables?.SplitHugeAt(at);
        var lower = area.WithBounds(area.StartValue, at);
        var upper = area.WithBounds(at, area.EndValue);
        if (area.Chain.Count != 0) Context.AnonVmas.Share(upper);
        Areas.Replace(area, lower);
        Link(upper);
        var events = Context.Events;
        if (events.IsHeard) events.Emit(EventKind.VmaSplit, area.StartValue, at, area.EndValue);
        return (lower, upper);
    }

    /// <summary>Takes over an area that stands in the tree by a changed copy at the same place.</summary>
    internal VmArea Change(VmArea area, VmFlags flags)
    {
        if (area.Flags == flags) return area;
        var changed = area.WithFlags(flags);
        Areas.Replace(area, changed);
        var events = Context.Events;
        if (events.IsHeard) events.Emit(EventKind.VmaProtect, area.StartValue, area.EndValue, (ulong)area.Flags, (ulong)flags);
        return changed;
    }
}

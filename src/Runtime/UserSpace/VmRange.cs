using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>vma_merge_struct: a range that looks for neighbours to join, with all that an area would have.</summary>
internal readonly record struct VmRange(
    ulong Start, ulong End, VmFlags Flags, ulong PageOffset, int OpenFile, SpecialMapping? Special, int AnonVma, AnonVmaChain Chain)
{
    internal ulong Pages => (End - Start) >> PageSize.Shift;

    /// <summary>A range that has no pages yet.</summary>
    internal static VmRange Fresh(ulong start, ulong end, VmFlags flags, ulong pageOffset, int openFile = 0) =>
        new(start, end, flags, pageOffset, openFile, null, 0, AnonVmaChain.Empty);

    /// <summary>A part of an area, with other flags.</summary>
    internal static VmRange PartOf(VmArea area, ulong start, ulong end, VmFlags flags) =>
        new(start, end, flags, area.PageOffsetAt(start), area.OpenFile, area.Special, area.AnonVma, area.Chain);

    /// <summary>The range as an area of its own.</summary>
    internal VmArea ToArea() => new(Start, End, Flags, PageOffset, OpenFile, Special, AnonVma, Chain);
}

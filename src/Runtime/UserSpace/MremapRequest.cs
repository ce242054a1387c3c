namespace MemDsl.Runtime.UserSpace;

/// <summary>vma_remap_struct: one mremap, lengths rounded to pages.</summary>
internal readonly record struct MremapRequest(ulong Address, ulong OldLength, ulong NewLength, MremapFlags Flags, ulong NewAddress)
{
    /// <summary>vrm_implies_new_addr.</summary>
    internal bool ImpliesNewAddress => (Flags & (MremapFlags.Fixed | MremapFlags.DontUnmap)) != 0;

    internal bool Grows => NewLength > OldLength;

    /// <summary>Bytes that come; 0 where it does not grow.</summary>
    internal ulong Growth => Grows ? NewLength - OldLength : 0;

    /// <summary>vrm_overlaps: source and target have bytes in common.</summary>
    internal bool Overlaps
    {
        get
        {
            var end = unchecked(Address + OldLength);
            return end > NewAddress && NewAddress + NewLength > Address;
        }
    }
}

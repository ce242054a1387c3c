namespace MemDsl.Runtime.UserSpace;

public sealed partial class MmStruct
{
    /// <summary>pgd and all below it, with the only ways to change them.</summary>
    public AddressSpaceTables Tables { get; internal set; } = null!;
}

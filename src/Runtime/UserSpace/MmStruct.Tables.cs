namespace MemDsl.Runtime.UserSpace;

public sealed partial class MmStruct
{
    /// <summary>pgd and all below it, with the only ways to change them.</summary>
    public AddressSpaceTables Tables { get; internal set; } = null!;

    /// <summary>mm_users: tasks that run in the address space (threads, a vfork child); with the last one it goes.</summary>
    public int Users { get; internal set; } = 1;
}

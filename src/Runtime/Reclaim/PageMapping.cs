using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Reclaim;

/// <summary>One page-table entry that maps a page: whose it is, in which area, and at which address.</summary>
public readonly record struct PageMapping(MmStruct Mm, VmArea Area, VirtualAddress Address);

using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Hardware;

/// <summary>A cached translation, for looking at.</summary>
/// <param name="Level">The level it is cached in.</param>
/// <param name="Set">The set, from the page number's low bits.</param>
/// <param name="Way">The place in the set.</param>
/// <param name="Space">The address space it belongs to; null for a global page.</param>
/// <param name="Page">First address of the page.</param>
/// <param name="IsLarge">The page has 2 MiB.</param>
/// <param name="Frame">Where it leads.</param>
/// <param name="IsWritable">Writes are allowed.</param>
/// <param name="IsExecutable">Fetches are allowed.</param>
/// <param name="IsUser">User mode may use it.</param>
/// <param name="IsDirty">D is known to be set.</param>
public sealed record TlbLine(
    TlbLevelGeometry Level, int Set, int Way, ulong? Space, VirtualAddress Page, bool IsLarge, PageFrameNumber Frame,
    bool IsWritable, bool IsExecutable, bool IsUser, bool IsDirty);

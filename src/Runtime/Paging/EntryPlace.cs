using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <summary>Where an entry stands: a table's frame and the index in it. Good until the table is freed.</summary>
public readonly record struct EntryPlace(PageFrameNumber Table, int Index);

using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>A free block of 2^<paramref name="Order"/> frames from <paramref name="Head"/>.</summary>
public readonly record struct FreeBlock(PageFrameNumber Head, int Order);

namespace MemDsl.Runtime.Swap;

/// <summary>A disk that mkswap has written a header on, in use or not.</summary>
/// <param name="Name">Its path.</param>
/// <param name="Bytes">Its size with the header, a multiple of the page size.</param>
/// <param name="IsSolidState">Whether it does not rotate.</param>
public sealed record SwapDevice(string Name, ulong Bytes, bool IsSolidState);

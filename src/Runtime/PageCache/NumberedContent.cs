using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.PageCache;

/// <summary>
/// Contents that tell their place: byte o is 0xcc (int3) at every sixteenth byte of a page, else the low byte of 7 times the page's number plus the
/// place in the page. The files of recordings are filled like this.
/// </summary>
public static class NumberedContent
{
    public static byte[] Of(ulong size)
    {
        var bytes = new byte[size];
        for (ulong at = 0; at < size; at++)
        {
            ulong inPage = at & PageSize.OffsetMask;
            bytes[at] = inPage % 16 == 0 ? (byte)0xcc : (byte)(((at >> PageSize.Shift) * 7) + inPage);
        }

        return bytes;
    }
}

using MemDsl.Runtime.Primitives;

namespace MemDsl.Replay.Machines;

/// <summary>The contents that the recorder gives a file: 0xcc (int3) at every sixteenth byte, else a pattern of page and offset.</summary>
internal static class RecordedFile
{
    public static byte[] Contents(ulong size)
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

namespace MemDsl.Runtime.Physical;

/// <summary>One list of a CPU's pages: the frame numbers of its ends, 0 when it is empty. The links are those of the frames' records.</summary>
internal struct PerCpuList
{
    public uint Head;
    public uint Tail;

    /// <summary>Blocks on the list.</summary>
    public int Blocks;
}

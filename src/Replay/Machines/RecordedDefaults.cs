namespace MemDsl.Replay.Machines;

/// <summary>What is taken for a machine whose recording does not say it.</summary>
/// <param name="Ram">Bytes of RAM; 0 for more than any recording uses.</param>
/// <param name="Swap">Bytes of swap.</param>
public readonly record struct RecordedDefaults(ulong Ram, ulong Swap)
{
    /// <summary>The same for a recording that used swap: where nothing is given, more than any recording uses.</summary>
    public RecordedDefaults WithSwap => Swap != 0 ? this : this with { Swap = 1UL << 30 };
}

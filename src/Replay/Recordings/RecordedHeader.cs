namespace MemDsl.Replay.Recordings;

/// <summary>The first line of a trace: the machine, the process at its start, and how it looked.</summary>
public sealed class RecordedHeader
{
    public string Kernel { get; set; } = "";

    public bool Is32Bit { get; set; }

    public bool IsLegacy { get; set; }

    public bool HasLimit3Gb { get; set; }

    public bool IsRoot { get; set; }

    /// <summary>The user, where the recording says it; else 0 for root and 65534 for anyone else.</summary>
    public uint? RecordedUid { get; set; }

    public uint Uid => RecordedUid ?? (IsRoot ? 0 : Nobody);

    private const uint Nobody = 65534;

    /// <summary>What PT_GNU_STACK asked for: <c>false</c>, <c>true</c> (executable) or <c>no PT_GNU_STACK</c>.</summary>
    public string ExecutableStack { get; set; } = "false";

    /// <summary>Bytes of RAM; null where the recording does not say it.</summary>
    public ulong? Ram { get; set; }

    /// <summary>Bytes of the swap device /dev/vda that was in use, 0 without swap; null where the recording does not say it.</summary>
    public ulong? Swap { get; set; }

    /// <summary>Bytes that the machine's other programs were promised (Committed_AS before the recorded one); null where the recording does not say it.</summary>
    public ulong? Committed { get; set; }

    /// <summary>sysctls by their names.</summary>
    public Dictionary<string, string> Sysctls { get; } = new(StringComparer.Ordinal);

    /// <summary>Soft and hard limits by the recorder's names.</summary>
    public Dictionary<string, (ulong Soft, ulong Hard)> Limits { get; } = new(StringComparer.Ordinal);

    /// <summary>text, data, data_filesz, data_memsz, entry of the stub.</summary>
    public Dictionary<string, ulong> Stub { get; } = new(StringComparer.Ordinal);

    /// <summary>start_code … env_end of the mm_struct.</summary>
    public Dictionary<string, ulong> Marks { get; } = new(StringComparer.Ordinal);

    /// <summary>The variables that operations start with.</summary>
    public Dictionary<string, ulong> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The auxiliary vector.</summary>
    public List<KeyValuePair<string, ulong>> AuxiliaryVector { get; } = [];

    public IReadOnlyList<KeyValuePair<string, RecordedProcess>> Processes { get; set; } = [];
}

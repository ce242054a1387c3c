namespace MemDsl.Replay.Recordings;

/// <summary>The lines of /proc/PID/status that are compared, and the two fault counts of /proc/PID/stat.</summary>
public enum StatusField
{
    VmPeak,
    VmSize,
    VmLck,
    VmRSS,
    RssAnon,
    RssFile,
    RssShmem,
    VmData,
    VmStk,
    VmExe,
    VmLib,
    VmPTE,
    VmSwap,

    /// <summary>minflt: from here on, counts of faults since the recording began.</summary>
    MinorFaults,
    MajorFaults,
}

/// <summary>Figures by <see cref="StatusField"/>, kB or faults.</summary>
public sealed record RecordedStatus(long[] Figures)
{
    /// <summary>As recordings name them.</summary>
    public static readonly IReadOnlyList<string> FieldNames =
    [
        "VmPeak", "VmSize", "VmLck", "VmRSS", "RssAnon", "RssFile", "RssShmem", "VmData", "VmStk", "VmExe", "VmLib", "VmPTE", "VmSwap", "minflt", "majflt",
    ];

    public long this[StatusField field] => Figures[(int)field];
}

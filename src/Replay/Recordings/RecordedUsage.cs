namespace MemDsl.Replay.Recordings;

/// <summary>The smaps fields that are compared, in the order in which they are shown.</summary>
public enum UsageField
{
    Rss,
    SharedClean,
    SharedDirty,
    PrivateClean,
    PrivateDirty,
    Anonymous,
    LazyFree,
    AnonHugePages,
    Swap,
    Locked,
}

/// <summary>smaps of one area: figures in kB by <see cref="UsageField"/>, and the two-letter flags.</summary>
public sealed record RecordedUsage(int[] Figures, string VmFlags)
{
    /// <summary>The kernel's names of the fields.</summary>
    public static readonly IReadOnlyList<string> FieldNames =
        ["Rss", "Shared_Clean", "Shared_Dirty", "Private_Clean", "Private_Dirty", "Anonymous", "LazyFree", "AnonHugePages", "Swap", "Locked"];
}

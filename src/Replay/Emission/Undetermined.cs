using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Emission;

/// <summary>
/// Recorded figures that a script does not assert, with the reason: those that <c>docs/fidelity.md</c> lists as depending on what a recording does not
/// show, or on what the model leaves out. A comment stands in the script in their place.
/// </summary>
internal sealed class Undetermined
{
    private bool _hadLockedAreas;

    /// <summary>Remembers what a process looked like.</summary>
    public void See(RecordedProcess process) =>
        _hadLockedAreas |= process.Areas.Any(area => area.Usage is { } usage && usage.VmFlags.Contains("lo", StringComparison.Ordinal));

    /// <summary>Why a figure of an area is left open; null where it is not.</summary>
    public string? Figure(RecordedArea area, UsageField field) => field switch
    {
        UsageField.LazyFree when _hadLockedAreas => "whether pages were locked in another process before a fork is not known here",
        UsageField.SharedClean or UsageField.PrivateClean when area.Name == "[vdso]" && area.End <= uint.MaxValue =>
            "whether another 32-bit program ran on the recorded machine is not recorded",
        _ => null,
    };
}

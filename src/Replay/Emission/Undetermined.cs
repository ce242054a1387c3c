using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Emission;

/// <summary>
/// Recorded figures that a script does not assert, with the reason: those that <c>docs/fidelity.md</c> lists as depending on what a recording does not
/// show, or on what the model leaves out. A comment stands in the script in their place.
/// </summary>
internal sealed class Undetermined
{
    private const ulong HugePage = 2UL << 20;

    private const string HugePages = "an area with MADV_HUGEPAGE held an aligned 2 MiB, and there are no transparent huge pages in the model";

    private bool _hadRoomForHugePages;
    private bool _hadLockedAreas;

    /// <summary>Remembers what a process looked like.</summary>
    public void See(RecordedProcess process)
    {
        _hadRoomForHugePages |= process.Areas.Any(HasRoomForHugePage);
        _hadLockedAreas |= process.Areas.Any(area => Has(area, "lo"));
    }

    /// <summary>Why the resident figures of a whole process are left open; null where they are not.</summary>
    public string? Figures(RecordedProcess process) => _hadRoomForHugePages && process.Areas.Any(WantsHugePages) ? HugePages : null;

    /// <summary>Why a figure of an area is left open; null where it is not.</summary>
    public string? Figure(RecordedArea area, UsageField field) => field switch
    {
        _ when _hadRoomForHugePages && WantsHugePages(area) => HugePages,
        UsageField.LazyFree when _hadLockedAreas => "whether pages were locked in another process before a fork is not known here",
        UsageField.SharedClean or UsageField.PrivateClean when area.Name == "[vdso]" && area.End <= uint.MaxValue =>
            "whether another 32-bit program ran on the recorded machine is not recorded",
        _ => null,
    };

    private static bool WantsHugePages(RecordedArea area) => Has(area, "hg");

    private static bool Has(RecordedArea area, string flag) => area.Usage is { } usage && usage.VmFlags.Contains(flag, StringComparison.Ordinal);

    private static bool HasRoomForHugePage(RecordedArea area) =>
        WantsHugePages(area) && ((area.Start + HugePage - 1) & ~(HugePage - 1)) + HugePage <= area.End;
}

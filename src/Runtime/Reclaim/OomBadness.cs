namespace MemDsl.Runtime.Reclaim;

/// <summary>The figures that the OOM killer weighs a process by, in pages, and what comes of them (<c>mm/oom_kill.c</c> oom_badness).</summary>
/// <param name="Resident">Anonymous, file and shared pages that it maps.</param>
/// <param name="Swapped">Its pages in swap.</param>
/// <param name="Tables">Its page tables.</param>
/// <param name="Adjust">oom_score_adj, −1000 to 1000.</param>
public readonly record struct OomBadness(ulong Resident, ulong Swapped, ulong Tables, int Adjust)
{
    /// <summary>OOM_SCORE_ADJ_MIN: never.</summary>
    public const int Never = -1000;

    public const int Most = 1000;

    /// <summary>The pages and the adjustment, each point of which is a thousandth of memory and swap. May be negative.</summary>
    /// <param name="totalPages">RAM and swap.</param>
    public long Points(ulong totalPages) => (long)(Resident + Swapped + Tables) + (Adjust * ((long)totalPages / 1000));

    /// <summary>/proc/PID/oom_score (<c>fs/proc/base.c</c> proc_oom_score): 0 to 2000, about 667 for a process without pages.</summary>
    public long Score(ulong totalPages) => Adjust == Never ? 0 : ScoreOf(Points(totalPages), totalPages);

    /// <summary>(1000 + points · 1000 / total) · 2 / 3, each division towards zero.</summary>
    public static long ScoreOf(long points, ulong totalPages) => (1000 + (points * 1000 / (long)totalPages)) * 2 / 3;
}

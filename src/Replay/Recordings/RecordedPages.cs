namespace MemDsl.Replay.Recordings;

/// <summary>What pagemap said of a page.</summary>
[Flags]
public enum PageTraits
{
    None = 0,

    /// <summary>P: mapped.</summary>
    Present = 1,

    /// <summary>S: swapped out.</summary>
    Swapped = 2,

    /// <summary>F: of a file or of shared memory.</summary>
    File = 4,

    /// <summary>G: a guard marker.</summary>
    Guard = 8,

    /// <summary>W: userfaultfd write protection.</summary>
    WriteProtected = 16,

    /// <summary>X: mapped exactly once.</summary>
    Exclusive = 32,

    /// <summary>Z: the zero page.</summary>
    Zero = 64,
}

/// <summary>A run of pages with equal traits and frames that follow each other in the order of their numbering.</summary>
/// <param name="Address">Of the first page.</param>
/// <param name="Count">Pages; 0 for an area that was left out.</param>
/// <param name="Traits">Of each of them.</param>
/// <param name="FirstFrame">The number of the first page's frame, -1 without one; the swap slot of a page that is swapped out.</param>
public readonly record struct RecordedPages(ulong Address, int Count, PageTraits Traits, int FirstFrame);

using System.Collections.Immutable;

namespace MemDsl.Replay.Comparison;

/// <summary>How many comparisons there were of each kind, how many found a difference, and the first of those.</summary>
public sealed class Tally
{
    private static readonly int Kinds = Enum.GetValues<ComparedKind>().Length;

    private readonly long[] _compared = new long[Kinds];
    private readonly long[] _different = new long[Kinds];
    private readonly List<Difference> _kept = [];
    private readonly int _keptPerKind;

    /// <param name="keptPerKind">How many differences of a kind are kept for the report.</param>
    public Tally(int keptPerKind = 1) => _keptPerKind = keptPerKind;

    public int Files { get; private set; }

    public long Operations { get; private set; }

    /// <summary>Files that a folder has and that were left out: other forms, other kernels.</summary>
    public int Skipped { get; private set; }

    /// <summary>The first differences of each kind, in the order in which they were met.</summary>
    public ImmutableArray<Difference> Differences => [.. _kept];

    public bool HasDifferences => _different.Any(count => count > 0);

    public long Compared(ComparedKind kind) => _compared[(int)kind];

    public long Different(ComparedKind kind) => _different[(int)kind];

    public void CountSkipped() => Skipped++;

    /// <summary>Adds what another tally, of files that come after these, has counted and kept.</summary>
    public void Add(Tally later)
    {
        ArgumentNullException.ThrowIfNull(later);
        foreach (var difference in later._kept)
        {
            if (_different[(int)difference.Kind]++ < _keptPerKind) _kept.Add(difference);
        }

        // The kept ones were just counted.
        foreach (var difference in later._kept) _different[(int)difference.Kind]--;
        for (int i = 0; i < Kinds; i++)
        {
            _compared[i] += later._compared[i];
            _different[i] += later._different[i];
        }

        Files += later.Files;
        Operations += later.Operations;
        Skipped += later.Skipped;
    }

    internal void CountFile() => Files++;

    internal void CountOperation() => Operations++;

    internal void CountEqual(ComparedKind kind) => _compared[(int)kind]++;

    /// <summary>Counts a difference; true if it is to be described too.</summary>
    internal bool CountDifferent(ComparedKind kind)
    {
        _compared[(int)kind]++;
        return _different[(int)kind]++ < _keptPerKind;
    }

    internal void Keep(Difference difference) => _kept.Add(difference);
}

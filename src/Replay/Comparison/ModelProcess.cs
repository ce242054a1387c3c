using System.Globalization;
using System.Text;
using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Replay.Comparison;

/// <summary>An area that model and recording have at the same place.</summary>
internal readonly record struct AreaPair(VmArea Model, RecordedArea Recorded);

/// <summary>A process of the model as /proc would show it now, in the words and units of recordings.</summary>
internal sealed class ModelProcess
{
    /// <summary>How many lines are kept at each end of a list of areas that is cut.</summary>
    private const int KeptOfCut = 8;

    private static readonly int UsageFields = RecordedUsage.FieldNames.Count;

    private readonly FlagTexts _flagTexts;
    private VmArea[]? _all;

    public ModelProcess(StubProcess process, FlagTexts flagTexts) : this(process.Process, process.MinorFaults, process.MajorFaults, flagTexts)
    {
    }

    public ModelProcess(Process process, long minorFaults, long majorFaults, FlagTexts flagTexts)
    {
        _flagTexts = flagTexts;
        Process = process;
        Status = Figures(process.Status(), minorFaults, majorFaults);
    }

    public Process Process { get; }

    public IReadOnlyList<VmArea> Areas => AllAreas;

    /// <summary>All areas, listed when someone needs them: of a list that is cut only the ends are compared.</summary>
    private VmArea[] AllAreas => _all ??= [.. Process.Mm.Areas.All()];

    /// <summary>By <see cref="StatusField"/>.</summary>
    public long[] Status { get; }

    public bool HasMapsOf(RecordedProcess recorded)
    {
        if (Process.Mm.MapCount != recorded.AreaCount) return false;
        if (recorded.IsCut && (recorded.Areas.Length != 2 * KeptOfCut || recorded.AreaCount < 2 * KeptOfCut)) return false;
        VmArea[] areas = recorded.IsCut ? Ends() : AllAreas;
        for (int i = 0; i < recorded.Areas.Length; i++)
        {
            var model = areas[i];
            var area = recorded.Areas[i];
            if (model.Start.Value != area.Start || model.End.Value != area.End || OffsetOf(model) != area.Offset
                || PermissionsDiffer(model.Flags, area.Permissions) || ProcMaps.Name(Process, model) != area.Name) return false;
        }

        return true;
    }

    /// <summary>What is kept of a list that is cut.</summary>
    private VmArea[] Ends()
    {
        var areas = Process.Mm.Areas;
        var ends = new VmArea[2 * KeptOfCut];
        var first = areas.First;
        var last = areas.Last;
        for (int i = 0; i < KeptOfCut; i++)
        {
            ends[i] = first!;
            ends[^(i + 1)] = last!;
            first = areas.Next(first!);
            last = areas.Previous(last!);
        }

        return ends;
    }

    public List<string> Maps(bool isCut)
    {
        var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{AllAreas.Length} areas") };
        for (int i = 0; i < AllAreas.Length; i++)
        {
            if (isCut && i >= KeptOfCut && i < AllAreas.Length - KeptOfCut) continue;
            var area = AllAreas[i];
            lines.Add(RecordedArea.Show(area.Start.Value, area.End.Value, ProcMaps.Permissions(area.Flags), OffsetOf(area), ProcMaps.Name(Process, area)));
        }

        return lines;
    }

    /// <summary>The areas of the same bounds, in ascending order.</summary>
    public List<AreaPair> AreasIn(RecordedProcess recorded)
    {
        var pairs = new List<AreaPair>(recorded.Areas.Length);
        int i = 0;
        foreach (var area in recorded.Areas)
        {
            while (i < AllAreas.Length && AllAreas[i].Start.Value < area.Start) i++;
            if (i < AllAreas.Length && AllAreas[i].Start.Value == area.Start && AllAreas[i].End.Value == area.End) pairs.Add(new(AllAreas[i], area));
        }

        return pairs;
    }

    public bool HasFlagsOf(List<AreaPair> pairs)
    {
        foreach (var (model, recorded) in pairs)
        {
            if (_flagTexts.Of(model.Flags) != recorded.Usage!.VmFlags) return false;
        }

        return true;
    }

    public string FlagsLine(AreaPair pair) => $"{pair.Model.Start.Value:x8}-{pair.Model.End.Value:x8} {_flagTexts.Of(pair.Model.Flags)}";

    public bool HasUsageOf(List<AreaPair> pairs)
    {
        Span<int> figures = stackalloc int[UsageFields];
        foreach (var (model, recorded) in pairs)
        {
            Figures(AreaUsage.Of(Process, model), figures);
            if (!figures.SequenceEqual(recorded.Usage!.Figures)) return false;
        }

        return true;
    }

    public string UsageLine(AreaPair pair)
    {
        var figures = new int[UsageFields];
        Figures(AreaUsage.Of(Process, pair.Model), figures);
        return $"{pair.Model.Start.Value:x8}-{pair.Model.End.Value:x8}{UsageText(figures)}";
    }

    public bool HasStatusOf(RecordedStatus recorded) =>
        Status.AsSpan(0, (int)StatusField.MinorFaults).SequenceEqual(recorded.Figures.AsSpan(0, (int)StatusField.MinorFaults));

    public bool HasFaultsOf(RecordedStatus recorded) =>
        Status.AsSpan((int)StatusField.MinorFaults).SequenceEqual(recorded.Figures.AsSpan((int)StatusField.MinorFaults));

    /// <summary>The figures that are not zero, with their names.</summary>
    public static string UsageText(ReadOnlySpan<int> figures)
    {
        var text = new StringBuilder();
        for (int i = 0; i < figures.Length; i++)
        {
            if (figures[i] != 0) text.Append(CultureInfo.InvariantCulture, $" {RecordedUsage.FieldNames[i]} {figures[i]}");
        }

        return text.ToString();
    }

    private static ulong OffsetOf(VmArea area) => area.OpenFile == 0 ? 0 : area.PageOffset << 12;

    private static bool PermissionsDiffer(VmFlags flags, string permissions) =>
        permissions.Length != 4
        || (permissions[0] == 'r') != ((flags & VmFlags.Read) != 0)
        || (permissions[1] == 'w') != ((flags & VmFlags.Write) != 0)
        || (permissions[2] == 'x') != ((flags & VmFlags.Exec) != 0)
        || (permissions[3] == 's') != ((flags & VmFlags.MayShare) != 0);

    private static void Figures(AreaUsage usage, Span<int> figures)
    {
        figures[(int)UsageField.Rss] = Kilobytes(usage.Rss);
        figures[(int)UsageField.SharedClean] = Kilobytes(usage.SharedClean);
        figures[(int)UsageField.SharedDirty] = Kilobytes(usage.SharedDirty);
        figures[(int)UsageField.PrivateClean] = Kilobytes(usage.PrivateClean);
        figures[(int)UsageField.PrivateDirty] = Kilobytes(usage.PrivateDirty);
        figures[(int)UsageField.Anonymous] = Kilobytes(usage.Anonymous);
        figures[(int)UsageField.LazyFree] = Kilobytes(usage.LazyFree);
        figures[(int)UsageField.AnonHugePages] = Kilobytes(usage.AnonHugePages);
        figures[(int)UsageField.Swap] = Kilobytes(usage.Swap);
        figures[(int)UsageField.Locked] = Kilobytes(usage.Locked);
    }

    private static long[] Figures(ProcessStatus status, long minorFaults, long majorFaults)
    {
        var figures = new long[RecordedStatus.FieldNames.Count];
        figures[(int)StatusField.VmPeak] = (long)(status.VmPeak >> 10);
        figures[(int)StatusField.VmSize] = (long)(status.VmSize >> 10);
        figures[(int)StatusField.VmLck] = (long)(status.VmLck >> 10);
        figures[(int)StatusField.VmRSS] = (long)(status.VmRSS >> 10);
        figures[(int)StatusField.RssAnon] = (long)(status.RssAnon >> 10);
        figures[(int)StatusField.RssFile] = (long)(status.RssFile >> 10);
        figures[(int)StatusField.RssShmem] = (long)(status.RssShmem >> 10);
        figures[(int)StatusField.VmData] = (long)(status.VmData >> 10);
        figures[(int)StatusField.VmStk] = (long)(status.VmStk >> 10);
        figures[(int)StatusField.VmExe] = (long)(status.VmExe >> 10);
        figures[(int)StatusField.VmLib] = (long)(status.VmLib >> 10);
        figures[(int)StatusField.VmPTE] = (long)(status.VmPTE >> 10);
        figures[(int)StatusField.VmSwap] = (long)(status.VmSwap >> 10);
        figures[(int)StatusField.MinorFaults] = minorFaults;
        figures[(int)StatusField.MajorFaults] = majorFaults;
        return figures;
    }

    private static int Kilobytes(ulong bytes) => (int)(bytes >> 10);
}

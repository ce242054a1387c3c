using System.Globalization;
using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Comparison;

/// <summary>Compares what the model shows after an operation with what the kernel showed. Lines are written only where something differs.</summary>
internal sealed class Comparer(Tally tally, string file, TraceScope scope)
{
    private string _operation = "start";
    private string _answer = "";
    private int _number;

    /// <summary>Names the operation whose consequences are compared next.</summary>
    public void Begin(RecordedOperation operation, Answer? answer)
    {
        tally.CountOperation();
        _number = operation.Number;
        _operation = string.Create(CultureInfo.InvariantCulture, $"{operation.Number}: {operation.Symbolic}");
        if (operation.Resolved is not null && operation.Resolved != operation.Symbolic) _operation += $"  [{operation.Resolved}]";
        _answer = answer is not { } known ? "" : known.Reason.Length == 0 ? known.Text : $"{known.Text}: {known.Reason}";
    }

    /// <summary>Names a moment that is no operation.</summary>
    public void Begin(string moment, string answer) => (_operation, _answer) = (moment, answer);

    public void CompareResult(string model, string recorded)
    {
        if (model == recorded) tally.CountEqual(ComparedKind.Result);
        else if (tally.CountDifferent(ComparedKind.Result)) Keep(ComparedKind.Result, "", [model], [recorded]);
    }

    /// <summary>Compares two lists of lines as sets that keep their order.</summary>
    public void CompareLines(ComparedKind kind, string process, IReadOnlyList<string> model, IReadOnlyList<string> recorded)
    {
        if (model.SequenceEqual(recorded)) tally.CountEqual(kind);
        else if (tally.CountDifferent(kind)) Keep(kind, process, model, recorded);
    }

    /// <summary>Everything that was recorded of a process.</summary>
    public void CompareProcess(string name, ModelProcess model, RecordedProcess recorded, SharedFrames frames)
    {
        CompareMaps(name, model, recorded);
        CompareFlags(name, model, recorded);
        CompareAccounting(name, model, recorded);
        if (recorded.Status is not null) Compare(ComparedKind.Faults, name, model.HasFaultsOf(recorded.Status), () => (FaultLines(model.Status), FaultLines(recorded.Status.Figures)));
        if (recorded.Pages is null) return;
        var comparison = new PageComparison(model, recorded.Pages, frames, area => scope.Covers(_number, area.Start.Value, area.End.Value));
        Compare(ComparedKind.Pages, name, comparison.AreEqual(), comparison.Lines);
    }

    public void CompareMaps(string name, ModelProcess model, RecordedProcess recorded) =>
        Compare(ComparedKind.Maps, name, model.HasMapsOf(recorded), () => (model.Maps(recorded.IsCut), Maps(recorded)));

    public void CompareFlags(string name, ModelProcess model, RecordedProcess recorded)
    {
        if (!HasUsage(recorded)) return;
        var both = model.AreasIn(recorded);
        Compare(ComparedKind.Flags, name, model.HasFlagsOf(both), () => (both.ConvertAll(model.FlagsLine), both.ConvertAll(pair => FlagsLine(pair.Recorded))));
    }

    public void CompareAccounting(string name, ModelProcess model, RecordedProcess recorded)
    {
        List<AreaPair> both = HasUsage(recorded) ? model.AreasIn(recorded) : [];
        long[]? status = recorded.Status?.Figures;
        if (status is null && !HasUsage(recorded)) return;
        Compare(ComparedKind.Accounting, name, model.HasUsageOf(both) && (recorded.Status is null || model.HasStatusOf(recorded.Status)), () => (
            [.. both.ConvertAll(model.UsageLine), .. status is null ? [] : StatusLines(model.Status)],
            [.. both.ConvertAll(pair => UsageLine(pair.Recorded)), .. status is null ? [] : StatusLines(status)]));
    }

    /// <summary>A process that only one of the two has.</summary>
    public void ReportPresence(string name, bool isInModel)
    {
        if (tally.CountDifferent(ComparedKind.Maps)) Keep(ComparedKind.Maps, name, isInModel ? [$"{name} lives"] : [], isInModel ? [] : [$"{name} lives"]);
    }

    private void Compare(ComparedKind kind, string process, bool areEqual, Func<(List<string> Model, List<string> Recorded)> lines)
    {
        if (areEqual)
        {
            tally.CountEqual(kind);
        }
        else if (tally.CountDifferent(kind))
        {
            var (model, recorded) = lines();
            Keep(kind, process, model, recorded);
        }
    }

    private void Keep(ComparedKind kind, string process, IReadOnlyList<string> model, IReadOnlyList<string> recorded) =>
        tally.Keep(new Difference(kind, file, _operation, process, _answer, [.. model.Except(recorded)], [.. recorded.Except(model)]));

    private static bool HasUsage(RecordedProcess recorded) => recorded.Areas is [{ Usage: not null }, ..];

    private static List<string> Maps(RecordedProcess recorded) =>
        [string.Create(CultureInfo.InvariantCulture, $"{recorded.AreaCount} areas"), .. recorded.Areas.Select(area => area.Line)];

    private static string FlagsLine(RecordedArea area) => $"{area.Start:x8}-{area.End:x8} {area.Usage!.VmFlags}";

    private static string UsageLine(RecordedArea area) => $"{area.Start:x8}-{area.End:x8}{ModelProcess.UsageText(area.Usage!.Figures)}";

    private static List<string> StatusLines(long[] figures) => Lines(figures, 0, (int)StatusField.MinorFaults);

    private static List<string> FaultLines(long[] figures) => Lines(figures, (int)StatusField.MinorFaults, figures.Length);

    private static List<string> Lines(long[] figures, int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(i => string.Create(CultureInfo.InvariantCulture, $"{RecordedStatus.FieldNames[i]} {figures[i]}"))];
}

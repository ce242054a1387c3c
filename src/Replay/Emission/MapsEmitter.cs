using System.Globalization;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Emission;

/// <summary>Writes what /proc showed of processes: in full where a process is new, then what changed, and in full again at the end.</summary>
internal sealed class MapsEmitter(ScriptBody body)
{
    /// <summary>How many lines a list that was cut has at each end.</summary>
    private const int KeptOfCut = 8;

    private readonly Undetermined _undetermined = new();
    private readonly Dictionary<string, RecordedProcess> _last = new(StringComparer.Ordinal);

    /// <summary>The areas of a process as they were last recorded.</summary>
    public RecordedProcess? Last(string process) => _last.GetValueOrDefault(process);

    public void Forget(string process) => _last.Remove(process);

    /// <param name="process">The process's recorded name.</param>
    /// <param name="name">Its name in the script.</param>
    /// <param name="now">What was recorded.</param>
    /// <param name="faultsBefore">The script's name of the count of faults when the recording began, or null.</param>
    public void Write(string process, string name, RecordedProcess now, string? faultsBefore)
    {
        var before = Last(process);
        if (ReferenceEquals(before, now)) return;
        _last[process] = now;
        _undetermined.See(now);
        if (before is null || !HaveSameMaps(before, now)) Maps(name, now);
        if (now.Status is { } status) Status(name, before?.Status, status, faultsBefore);
        Usage(name, before, now);
    }

    /// <summary>All of it once more, so that nothing that changed in between went unseen.</summary>
    public void WriteAll(string process, string name, string? faultsBefore)
    {
        if (Last(process) is not { } now) return;
        Maps(name, now);
        if (now.Status is { } status) Status(name, null, status, faultsBefore);
        Usage(name, null, now);
    }

    private static bool HaveSameMaps(RecordedProcess before, RecordedProcess now) =>
        before.AreaCount == now.AreaCount && before.IsCut == now.IsCut && before.Areas.Length == now.Areas.Length
        && before.Areas.Zip(now.Areas).All(pair => pair.First.Line == pair.Second.Line);

    private void Maps(string name, RecordedProcess now)
    {
        if (now.IsCut) body.Assert(string.Create(CultureInfo.InvariantCulture, $"{name}.mm.map_count == {now.AreaCount}"));
        var lines = now.Areas.Select(area => "  " + area.Line).ToList();
        if (now.IsCut) lines.Insert(KeptOfCut, "  ...");
        body.Assert($"{name}.maps == maps {{\n{string.Join('\n', lines)}\n}}");
    }

    private void Status(string name, RecordedStatus? before, RecordedStatus now, string? faultsBefore)
    {
        var conditions = new List<string>();
        for (var field = StatusField.VmPeak; field < StatusField.MinorFaults; field++)
        {
            if (before is not null && before[field] == now[field]) continue;
            conditions.Add($"{name}.status.{RecordedStatus.FieldNames[(int)field]} == {ScriptText.Kilobytes(now[field])}");
        }

        body.AssertAll(conditions);
        conditions.Clear();
        if (before is null || before[StatusField.MinorFaults] != now[StatusField.MinorFaults])
            conditions.Add($"{name}.minflt == {Faults(now[StatusField.MinorFaults], faultsBefore)}");
        if (before is null || before[StatusField.MajorFaults] != now[StatusField.MajorFaults])
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{name}.majflt == {now[StatusField.MajorFaults]}"));
        body.AssertAll(conditions);
    }

    private static string Faults(long count, string? before) =>
        before is null ? count.ToString(CultureInfo.InvariantCulture) : count == 0 ? before : string.Create(CultureInfo.InvariantCulture, $"{before} + {count}");

    private void Usage(string name, RecordedProcess? before, RecordedProcess now)
    {
        int at = 0;
        foreach (var area in now.Areas)
        {
            if (area.Usage is not { } usage) return;
            RecordedUsage? old = null;
            if (before is not null)
            {
                while (at < before.Areas.Length && before.Areas[at].Start < area.Start) at++;
                if (at < before.Areas.Length && before.Areas[at].Start == area.Start && before.Areas[at].End == area.End) old = before.Areas[at].Usage;
            }

            Usage(name, area, old, usage);
        }
    }

    private void Usage(string name, RecordedArea area, RecordedUsage? old, RecordedUsage now)
    {
        if (ReferenceEquals(old, now)) return;
        string smaps = string.Create(CultureInfo.InvariantCulture, $"{name}.vma(0x{area.Start:x}).smaps");
        var conditions = new List<string>();
        for (var field = UsageField.Rss; field <= UsageField.Locked; field++)
        {
            int figure = now.Figures[(int)field];
            // Of an area that is new, zeros go without saying but for the first.
            if (old is null ? figure == 0 && field != UsageField.Rss : old.Figures[(int)field] == figure) continue;
            if (_undetermined.Figure(area, field) is { } reason)
                body.Comment($"{smaps}.{RecordedUsage.FieldNames[(int)field]} was {ScriptText.Kilobytes(figure)}: {reason}");
            else
                conditions.Add($"{smaps}.{RecordedUsage.FieldNames[(int)field]} == {ScriptText.Kilobytes(figure)}");
        }

        if (old?.VmFlags != now.VmFlags) conditions.Add($"{smaps}.VmFlags == {ScriptText.Quote(now.VmFlags)}");
        body.AssertAll(conditions);
    }
}

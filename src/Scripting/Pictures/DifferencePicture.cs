using System.Globalization;
using MemDsl.Runtime.Differences;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>
/// What changed between two machines, as text in some 80 columns: <c>+</c> came, <c>-</c> went, <c>~</c> changed. Long lists are cut and say how much more there is.
/// </summary>
public static class DifferencePicture
{
    /// <summary>Lines of a list before it is cut, unless told otherwise.</summary>
    public const int MostLines = 12;

    /// <summary>What the submission at a session's cursor changed.</summary>
    public static string OfLastStatement(ScriptSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.LastDifference is { } difference ? Draw(difference) : "nothing was submitted yet";
    }

    /// <summary>The difference in words, without a newline at its end.</summary>
    /// <param name="difference">What to draw.</param>
    /// <param name="most">Lines of one list.</param>
    public static string Draw(MachineDifference difference, int most = MostLines)
    {
        ArgumentNullException.ThrowIfNull(difference);
        if (difference.IsEmpty) return "nothing changed";
        var text = new SectionWriter(most);
        foreach (var process in difference.Processes) Draw(text, process);
        text.Section("frames", difference.Frames.Select(Line));
        text.Section("contents", difference.Contents.Select(run => $"~ {Frames(run)}: other bytes"));
        text.Section("free lists", difference.FreeLists.Select(list => string.Create(
            CultureInfo.InvariantCulture, $"~ {list.Zone} order {list.Order} {list.Type}: {list.Before} -> {list.After} blocks")));
        text.Section("per-CPU lists", difference.PerCpuLists.Select(list => string.Create(
            CultureInfo.InvariantCulture, $"~ {list.Zone} cpu {list.Cpu}: {list.Before} -> {list.After} pages")));
        text.Section("swap", difference.SwapAreas.Select(area => (area.Before, area.After) switch
        {
            (null, { } after) => string.Create(CultureInfo.InvariantCulture, $"+ {area.Name}: {after} slots in use"),
            ({ } before, null) => string.Create(CultureInfo.InvariantCulture, $"- {area.Name}: {before} slots in use"),
            var (before, after) => string.Create(CultureInfo.InvariantCulture, $"~ {area.Name}: {before} -> {after} slots in use"),
        }));
        text.Section("files", difference.Files.Select(file => $"{Mark(file.Kind)} {file.Name}{Suffix(file.Counters)}"));
        return text.ToString();
    }

    private static void Draw(SectionWriter text, ProcessDifference process)
    {
        text.Head($"process {process.Pid} ({process.Comm}){Life(process)}");
        text.Section("  areas", process.Areas.SelectMany(Lines));
        text.Section("  page tables", process.Entries.Select(EntryText.Line));

        // Of one that came or ended every counter changed, which says no more than that.
        if (process is { Before: ProcessState.Running, After: ProcessState.Running })
            text.Section("  counters", process.Counters.Select(Counter));
    }

    private static string Life(ProcessDifference process) => (process.Before, process.After) switch
    {
        (null, _) => " came",
        (_, null) => " went",
        (ProcessState.Running, not ProcessState.Running) => string.Create(
            CultureInfo.InvariantCulture, $" ended with status {process.Counters.FirstOrDefault(counter => counter.Name == "exit_code").After}"),
        _ => "",
    };

    private static IEnumerable<string> Lines(AreaChange area)
    {
        if (area.Before is null) yield return $"+ {Squeezed(area.AfterLine)}";
        else if (area.After is null) yield return $"- {Squeezed(area.BeforeLine)}";
        else
        {
            yield return $"~ {Squeezed(area.AfterLine)}";
            foreach (var field in area.Fields) yield return $"    {field.Name} {field.Before} -> {field.After}";
        }
    }

    /// <summary>The line of maps without the room before its name.</summary>
    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Line(FrameChange change)
    {
        var frames = Frames(change.Frames);
        return change.Kind switch
        {
            FrameChangeKind.GivenOut => $"+ {frames}: {Use(change.After)}",
            FrameChangeKind.GivenBack => $"- {frames}: {Use(change.Before)}",
            _ => $"~ {frames}: {string.Join(", ", Fields(change.Before, change.After))}",
        };
    }

    /// <summary>What a frame is used for.</summary>
    private static string Use(in Frame frame) => frame.Type switch
    {
        FrameType.PageTable => "page table",
        FrameType.Slab => "slab",
        FrameType.Reserved => "reserved",
        _ when frame.IsAnon => string.Create(CultureInfo.InvariantCulture, $"anonymous, refcount {frame.RefCount}, mapcount {frame.MapCount}"),
        _ when frame.Mapping != 0 => string.Create(CultureInfo.InvariantCulture, $"page cache, refcount {frame.RefCount}, mapcount {frame.MapCount}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"in use, refcount {frame.RefCount}"),
    };

    private static IEnumerable<string> Fields(Frame before, Frame after)
    {
        if (before.Type != after.Type) yield return $"type {before.Type} -> {after.Type}";
        if (before.RefCount != after.RefCount) yield return string.Create(CultureInfo.InvariantCulture, $"refcount {before.RefCount} -> {after.RefCount}");
        if (before.MapCount != after.MapCount) yield return string.Create(CultureInfo.InvariantCulture, $"mapcount {before.MapCount} -> {after.MapCount}");
        if (before.Order != after.Order) yield return string.Create(CultureInfo.InvariantCulture, $"order {before.Order} -> {after.Order}");
        if (before.Mapping != after.Mapping) yield return string.Create(CultureInfo.InvariantCulture, $"mapping {before.Mapping} -> {after.Mapping}");
        if (before.Index != after.Index) yield return string.Create(CultureInfo.InvariantCulture, $"index {before.Index} -> {after.Index}");
        if (before.MemCgroup != after.MemCgroup) yield return string.Create(CultureInfo.InvariantCulture, $"memcg {before.MemCgroup} -> {after.MemCgroup}");
        if ((after.Flags & ~before.Flags) is var set and not FrameFlags.None) yield return $"set {set}";
        if ((before.Flags & ~after.Flags) is var cleared and not FrameFlags.None) yield return $"cleared {cleared}";
    }

    private static string Frames(FrameRun run) => run.Count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{run.First.Value}")
        : string.Create(CultureInfo.InvariantCulture, $"{run.First.Value}..{run.First.Value + run.Count - 1}");

    private static string Counter(CounterChange change) => $"~ {change.Name} {Value(change.Unit, change.Before)} -> {Value(change.Unit, change.After)}";

    private static string Suffix(IReadOnlyList<CounterChange> counters) =>
        counters.Count == 0 ? "" : ": " + string.Join(", ", counters.Select(change => Counter(change)[2..]));

    private static string Value(CounterUnit unit, ulong value) => unit switch
    {
        CounterUnit.Address => "0x" + value.ToString("x", CultureInfo.InvariantCulture),
        CounterUnit.Bytes => ValueFormatter.Size(value),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static char Mark(ChangeKind kind) => kind switch
    {
        ChangeKind.Came => '+',
        ChangeKind.Went => '-',
        _ => '~',
    };
}

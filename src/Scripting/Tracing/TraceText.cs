using System.Globalization;
using MemDsl.Runtime.Events;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Tracing;

/// <summary>A trace in one line.</summary>
internal static class TraceText
{
    /// <summary>So many events are shown one by one.</summary>
    private const int FewEnough = 3;

    /// <summary>
    /// <c>13 events: 10 page_fault, 2 syscall, 1 vma_map</c>: the counts of each kind, the most frequent first and equals in the order of the table.
    /// Null for what is no list of events, or a short one.
    /// </summary>
    public static string? Summary(object? value)
    {
        if (value is not ListValue { Count: > FewEnough } list || list[0].Reference is not EventValue) return null;
        var counts = new int[EventKindInfo.Table.Count];
        for (var i = 0; i < list.Count; i++)
            if (list[i].Reference is EventValue happened)
                counts[(int)happened.Happened.Kind]++;
        var kinds = EventKindInfo.Table.Where(kind => counts[(int)kind.Kind] > 0).OrderByDescending(kind => counts[(int)kind.Kind]);
        return string.Create(CultureInfo.InvariantCulture, $"{list.Count} events: {string.Join(", ", kinds.Select(kind => $"{counts[(int)kind.Kind]} {kind.Name}"))}");
    }
}

using System.Text;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Tracing;

/// <summary>Events as the tree of their causes: each below the one that it is due to.</summary>
public static class EventTree
{
    /// <summary>The tree with box-drawing branches, under the operations of the script that it began with; reasons follow in words.</summary>
    /// <param name="events">In order.</param>
    /// <param name="longest">Characters after which the rest is left out.</param>
    public static string Draw(IReadOnlyList<EventValue> events, int longest = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0) return "nothing happened";
        var known = new HashSet<ulong>();
        foreach (var one in events) known.Add(one.Happened.Number);
        var children = new Dictionary<ulong, List<EventValue>>();
        var roots = new List<EventValue>();
        foreach (var one in events)
        {
            var cause = one.Happened.Cause;
            if (!known.Contains(cause))
            {
                roots.Add(one);
                continue;
            }

            if (!children.TryGetValue(cause, out var siblings)) children.Add(cause, siblings = []);
            siblings.Add(one);
        }

        var text = new StringBuilder();
        OperationPlace? operation = null;
        foreach (var root in roots)
        {
            if (text.Length > longest) break;
            if (operation != root.Place)
            {
                operation = root.Place;
                text.Append(root.Place.FirstLine).Append('\n');
            }

            Append(text, children, root, longest);
        }

        text.Length--;
        return text.ToString();
    }

    /// <summary>Without recursion: causes may be as deep as events are many.</summary>
    private static void Append(StringBuilder text, Dictionary<ulong, List<EventValue>> children, EventValue root, int longest)
    {
        var open = new Stack<(EventValue Event, string Branch, string Below)>();
        open.Push((root, "  ", "  "));
        while (text.Length <= longest && open.TryPop(out var next))
        {
            var happened = next.Event.Happened;
            children.TryGetValue(happened.Number, out var below);
            text.Append(next.Branch).Append(EventText.Describe(happened)).Append('\n');
            if (happened.Rule is not null)
                text.Append(next.Below).Append(below is null ? "  " : "│ ").Append("because ").Append(happened.Reason).Append('\n');
            for (var i = (below?.Count ?? 0) - 1; i >= 0; i--)
            {
                var last = i == below!.Count - 1;
                open.Push((below[i], next.Below + (last ? "└─ " : "├─ "), next.Below + (last ? "   " : "│  ")));
            }
        }
    }
}

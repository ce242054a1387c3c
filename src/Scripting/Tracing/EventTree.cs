using System.Text;

namespace MemDsl.Scripting.Tracing;

/// <summary>Events as the tree of their causes: each below the one that it is due to.</summary>
public static class EventTree
{
    /// <summary>The tree with box-drawing branches; reasons follow in words.</summary>
    public static string Draw(TraceValue trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var children = new Dictionary<ulong, List<int>>();
        var roots = new List<int>();
        for (var i = trace.Start; i < trace.Start + trace.Count; i++)
        {
            var cause = trace.Log.At(i).Cause;
            var known = cause != 0 && trace.Log.IndexOf(cause) >= trace.Start;
            if (!known)
            {
                roots.Add(i);
                continue;
            }

            if (!children.TryGetValue(cause, out var siblings)) children.Add(cause, siblings = []);
            siblings.Add(i);
        }

        var text = new StringBuilder();
        ScriptLocation? operation = null;
        foreach (var root in roots)
        {
            if (trace.Log.OperationAt(root) is { } by && !by.Equals(operation))
            {
                operation = by;
                text.Append(FirstLine(by.Text)).Append('\n');
            }

            Append(text, trace.Log, children, root, "");
        }

        if (roots.Count == 0) text.Append("nothing happened\n");
        text.Length--;
        return text.ToString();
    }

    /// <summary>Without recursion: causes may be as deep as events are many.</summary>
    private static void Append(StringBuilder text, EventLog log, Dictionary<ulong, List<int>> children, int root, string indent)
    {
        var open = new Stack<(int Index, string Branch, string Below)>();
        open.Push((root, indent + "  ", indent + "  "));
        while (open.TryPop(out var next))
        {
            var happened = log.At(next.Index);
            text.Append(next.Branch).Append(EventText.Describe(happened)).Append('\n');
            if (happened.Rule is not null) text.Append(next.Below).Append("   because ").Append(happened.Reason).Append('\n');
            if (!children.TryGetValue(happened.Number, out var below)) continue;
            for (var i = below.Count - 1; i >= 0; i--)
            {
                var last = i == below.Count - 1;
                open.Push((below[i], next.Below + (last ? "└─ " : "├─ "), next.Below + (last ? "   " : "│  ")));
            }
        }
    }

    private static string FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? text : text[..end].TrimEnd() + " …";
    }
}

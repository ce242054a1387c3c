using System.Globalization;
using System.Text;
using MemDsl.Runtime.Rules;

namespace MemDsl.Scripting.Reference;

/// <summary><c>mem explain errno-table CALL</c>: what a system call checks, in the order in which it does.</summary>
public static class ErrnoTablePage
{
    /// <summary>The word in front of the call's name.</summary>
    public const string Word = "errno-table";

    private const int MostSuggestions = 5;

    /// <summary>The table as text, or the nearest names of calls that have one.</summary>
    public static Explanation Find(string call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (ErrnoTable.Find(call) is not { } table) return new Explanation(null, Suggestions.Nearest(call, ErrnoTable.Calls, MostSuggestions));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{call} fails, in the order of its checks, when\n");
        foreach (var rule in table.Own) Explanations.Line(text, rule);
        if (table.Shared.Count == 0) return new Explanation(text.ToString(), []);
        text.Append("and as other calls do, where it meets areas and limits, when\n");
        foreach (var rule in table.Shared) Explanations.Line(text, rule);
        return new Explanation(text.ToString(), []);
    }
}

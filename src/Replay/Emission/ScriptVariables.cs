using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Emission;

/// <summary>A variable of the recording that the script has, too.</summary>
/// <param name="Name">In the script.</param>
/// <param name="IsAddress">Or an int.</param>
/// <param name="Value">What it was when it was recorded.</param>
internal sealed record ScriptVariable(string Name, bool IsAddress, ulong Value);

/// <summary>
/// The recording's variables, and its expressions in the script's words. An expression is written as in the recording where it is a sum that begins
/// with a variable and still has the recorded value; anything else is the number that was recorded.
/// </summary>
internal sealed class ScriptVariables(RecordedHeader header, ScriptNames names)
{
    private readonly Dictionary<string, ScriptVariable> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);

    /// <summary>The variables that the recorder gives and the script uses, in the order of their addresses.</summary>
    public IEnumerable<ScriptVariable> Given =>
        header.Variables.Where(row => _needed.Contains(row.Key)).OrderBy(row => row.Value).Select(row => new ScriptVariable(names.Of("var", row.Key), true, row.Value));

    /// <summary>The script's name of one of the recorder's own variables.</summary>
    public string Use(string given)
    {
        _needed.Add(given);
        return names.Of("var", given);
    }

    /// <summary>Remembers a variable's value. One that changes between address and number has a name for each.</summary>
    public void Set(string recorded, bool isAddress, ulong value) =>
        _known[recorded] = new ScriptVariable(names.Of(isAddress ? "var" : "number", recorded), isAddress, value);

    /// <summary>The script's name of a variable that was set.</summary>
    public string NameOf(string recorded) => _known[recorded].Name;

    public void Forget(string recorded) => _known.Remove(recorded);

    /// <summary>An address by the recording's expression; <paramref name="counter"/> is the script's name of <c>$i</c> in a repetition.</summary>
    public string Address(string symbolic, ulong value, string? counter = null, ulong count = 0) =>
        Sum(symbolic, value, isAddress: true, counter, count) ?? ScriptText.Address(value);

    /// <summary>A number of bytes.</summary>
    public string Size(string symbolic, ulong value, string? counter = null, ulong count = 0) =>
        Sum(symbolic, value, isAddress: false, counter, count) ?? ScriptText.Size(value);

    /// <summary>A number that is no size: a descriptor.</summary>
    public string Number(string symbolic, ulong value) => Sum(symbolic, value, isAddress: false, null, 0) ?? ScriptText.Number(value);

    /// <summary>Whether the expression is one of an address that the script knows by name.</summary>
    public bool IsAddress(string symbolic) => symbolic.StartsWith('$') && Find(BaseOf(symbolic)) is { IsAddress: true };

    private static string BaseOf(string symbolic)
    {
        int end = 1;
        while (end < symbolic.Length && (char.IsAsciiLetterOrDigit(symbolic[end]) || symbolic[end] == '_')) end++;
        return symbolic[1..end];
    }

    private ScriptVariable? Find(string recorded) => _known.TryGetValue(recorded, out var own) ? own
        : header.Variables.TryGetValue(recorded, out ulong value) ? new ScriptVariable(names.Of("var", recorded), true, value) : null;

    private string? Sum(string symbolic, ulong value, bool isAddress, string? counter, ulong count)
    {
        if (!symbolic.StartsWith('$')) return null;
        string first = BaseOf(symbolic);
        if (Find(first) is not { } variable || variable.IsAddress != isAddress) return null;
        string text = variable.Name;
        ulong sum = variable.Value;
        string rest = symbolic[(first.Length + 1)..];
        while (rest.Length > 0)
        {
            if (rest[0] is not ('+' or '-')) return null;
            bool isPlus = rest[0] == '+';
            int end = rest.AsSpan(1).IndexOfAny('+', '-', '|') is var found && found < 0 ? rest.Length : found + 1;
            string term = rest[1..end];
            rest = rest[end..];
            if (term.Length == 0 || Term(term, counter, count) is not { } known) return null;
            if (isPlus ? known.Value > ulong.MaxValue - sum : known.Value > sum) return null;
            sum = isPlus ? sum + known.Value : sum - known.Value;
            if (known.Value != 0 || counter is not null) text += (isPlus ? " + " : " - ") + known.Text;
        }

        if (header.Is32Bit) sum &= uint.MaxValue;
        if (sum != value) return null;
        if (!_known.ContainsKey(first)) _needed.Add(first);
        return text;
    }

    /// <summary>A term without variables but <c>$i</c>; null where it has others.</summary>
    private static (ulong Value, string Text)? Term(string term, string? counter, ulong count)
    {
        if (!term.Contains('$', StringComparison.Ordinal))
        {
            ulong number = Expression.Evaluate(term, new Dictionary<string, ulong>());
            return (number, ScriptText.Size(number));
        }

        if (counter is null || !term.StartsWith("$i", StringComparison.Ordinal)) return null;
        if (term.Length == 2) return (count, counter);
        if (term[2] != '*' || term.AsSpan(3).Contains('$')) return null;
        ulong step = Expression.Evaluate(term.AsSpan(3), new Dictionary<string, ulong>());
        return (unchecked(step * count), $"{counter} * {ScriptText.Size(step)}");
    }
}

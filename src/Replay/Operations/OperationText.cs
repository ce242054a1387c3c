using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Operations;

/// <summary>An operation taken apart: who, what, with which numbers.</summary>
/// <param name="Process">The recorder's name of the process.</param>
/// <param name="Name">The operation.</param>
/// <param name="Words">What follows it, as written.</param>
/// <param name="Arguments">The same as numbers, 0 for names; always eight, as absent ones count as 0.</param>
internal sealed record OperationText(string Process, string Name, string[] Words, ulong[] Arguments)
{
    private const int MostArguments = 8;

    public static OperationText Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) throw new RecordingProblemException($"the operation '{text}' is incomplete");
        return Of(words[0], words[1], words[2..], word => System.Globalization.NumberStyles.HexNumber is var hex && word.StartsWith("0x", StringComparison.Ordinal)
            && ulong.TryParse(word.AsSpan(2), hex, System.Globalization.CultureInfo.InvariantCulture, out ulong value) ? value : 0);
    }

    /// <summary>The repeated operation of a symbolic line, whose words without <c>$i</c> are evaluated once for all.</summary>
    public static Func<ulong, OperationText> Repeated(string process, string[] words, Dictionary<string, ulong> variables, bool is32Bit)
    {
        ulong mask = is32Bit ? uint.MaxValue : ulong.MaxValue;
        var first = Of(process, words[0], words[1..], word => Expression.Evaluate(word, variables) & mask);
        int[] changing = [.. Enumerable.Range(0, Math.Min(first.Words.Length, MostArguments)).Where(i => first.Words[i].Contains("$i", StringComparison.Ordinal))];
        return count =>
        {
            variables["i"] = count;
            var arguments = (ulong[])first.Arguments.Clone();
            foreach (int i in changing) arguments[i] = Expression.Evaluate(first.Words[i], variables) & mask;
            return first with { Arguments = arguments };
        };
    }

    private static OperationText Of(string process, string name, string[] words, Func<string, ulong> value)
    {
        var arguments = new ulong[MostArguments];
        for (int i = 0; i < words.Length && i < MostArguments; i++) arguments[i] = value(words[i]);
        return new OperationText(process, name, words, arguments);
    }
}

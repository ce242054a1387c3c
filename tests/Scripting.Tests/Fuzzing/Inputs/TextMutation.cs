using System.Globalization;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <summary>Damages the characters of scripts, as careless and as hostile people do.</summary>
internal static class TextMutation
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "\"", "$\"{", "\"\"\"", "\n", ";", ",", ".", "..", "..+", "=>", "=", "==", "-", "not ", "try ", " fails EINVAL", " raises SIGSEGV",
        "0", "-1", "1", "4095", "4K", "1P", "0x7fffffffffff", "18446744073709551615", "-9223372036854775808", "1.5", "null", "true", "p", "[]", "\"\"", "\\", "'", "#",
        "\0", "\r", "\uFEFF", "é", "🙂", "maps {", "trace {", "explain {", "image x {", "machine x86_32 {", "test \"t\" {", "while true {", "for i in 0..9 {", "fn f() {",
        "import \"fuzz.mem\"", "p.fork()", "p.exit(0)", "p.mmap(1T, rw, private|anon|MAP_NORESERVE)", "p.munmap(0, 1P)", "p.load(-1)", "print ", "show ", "assert ",
    ];

    /// <summary>One to four changes, some of them parts of another script.</summary>
    public static string Of(Random random, IReadOnlyList<string> corpus)
    {
        var text = corpus[random.Next(corpus.Count)];
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            text = random.Next(7) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]),
                3 => text.Insert(at, text.Substring(at, length)),
                4 => Number(random, text, at),
                5 => Line(random, text, corpus[random.Next(corpus.Count)]),
                _ => text[..at],
            };
        }

        return text;
    }

    /// <summary>Puts a number from the edges in the place of the next one.</summary>
    private static string Number(Random random, string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        if (at < 0) return text;
        at += from;
        var end = at;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        var value = random.Next(5) switch
        {
            0 => "0",
            1 => "-1",
            2 => (1UL << random.Next(64)).ToString(CultureInfo.InvariantCulture),
            3 => ((1UL << random.Next(64)) - 1).ToString(CultureInfo.InvariantCulture),
            _ => random.Next(10000).ToString(CultureInfo.InvariantCulture),
        };
        return string.Concat(text.AsSpan(0, at), value, text.AsSpan(end));
    }

    /// <summary>Puts a line of another script between two lines.</summary>
    private static string Line(Random random, string text, string other)
    {
        var lines = text.Split('\n').ToList();
        var others = other.Split('\n');
        lines.Insert(random.Next(lines.Count + 1), others[random.Next(others.Length)]);
        return string.Join('\n', lines);
    }
}

using System.Globalization;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Operations;

/// <summary>
/// The recorder's expressions: numbers, <c>$variables</c> and constants joined by <c>+ - | *</c>, the product first, without parentheses. They
/// are needed only for repeated operations, of which a recording has the last one's numbers.
/// </summary>
internal ref struct Expression
{
    private readonly Dictionary<string, ulong> _variables;
    private ReadOnlySpan<char> _rest;

    private Expression(ReadOnlySpan<char> text, Dictionary<string, ulong> variables)
    {
        _rest = text;
        _variables = variables;
    }

    public static ulong Evaluate(ReadOnlySpan<char> text, Dictionary<string, ulong> variables) =>
        new Expression(text, variables).Sum();

    private ulong Sum()
    {
        ulong value = 0;
        char operation = '+';
        while (true)
        {
            ulong term = Product();
            value = operation switch { '+' => unchecked(value + term), '-' => unchecked(value - term), _ => value | term };
            if (_rest.IsEmpty) return value;
            operation = _rest[0];
            if (operation is not ('+' or '-' or '|')) throw new RecordingProblemException($"an expression of the recording goes on with '{_rest}'");
            _rest = _rest[1..];
        }
    }

    private ulong Product()
    {
        ulong value = Atom();
        while (_rest is ['*', ..])
        {
            _rest = _rest[1..];
            value = unchecked(value * Atom());
        }

        return value;
    }

    private ulong Atom()
    {
        if (_rest is ['-', ..])
        {
            _rest = _rest[1..];
            return unchecked(0 - Atom());
        }

        bool isVariable = _rest is ['$', ..];
        if (isVariable) _rest = _rest[1..];
        int length = 0;
        while (length < _rest.Length && (char.IsAsciiLetterOrDigit(_rest[length]) || _rest[length] == '_')) length++;
        var word = _rest[..length];
        _rest = _rest[length..];
        if (isVariable) return Variable(word);
        if (!word.IsEmpty && char.IsAsciiDigit(word[0])) return Number(word);
        return RecorderConstants.Find(word) ?? throw new RecordingProblemException($"the recording uses the unknown name '{word}'");
    }

    private readonly ulong Variable(ReadOnlySpan<char> name) =>
        _variables.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out ulong value) ? value : throw new RecordingProblemException($"the recording repeats an operation with ${name}, whose value it does not hold");

    private static ulong Number(ReadOnlySpan<char> word) => word.StartsWith("0x")
        ? ulong.Parse(word[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : ulong.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);
}

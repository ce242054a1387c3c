using System.Globalization;
using System.Text;
using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Rules;

namespace MemDsl.Scripting.Values;

/// <summary>Values as <c>print</c> shows them. The same value gives the same text on every computer.</summary>
public static class ValueFormatter
{
    /// <summary>No text of a value is longer by much; what a script may print is not longer either.</summary>
    private const int Longest = 1 << 24;

    /// <summary>A value of a static type: <c>true</c>, <c>42</c>, <c>0x7ffff7fff000</c>, <c>EINVAL</c>, <c>[1, 2]</c>.</summary>
    /// <param name="type">The static type.</param>
    /// <param name="value">Its two halves.</param>
    /// <param name="quoted">Strings in quotes, as inside lists and records.</param>
    /// <param name="longest">A list or block of bytes is cut after about so many characters.</param>
    public static string Format(TypeSymbol type, in Slot value, bool quoted = false, int longest = Longest) => type switch
    {
        { IsWord: true } => Word(type, value.Word),
        NullableType { Underlying.IsWord: true } nullable => value.Reference is null ? "null" : Word(nullable.Underlying, value.Word),
        NullableType nullable => Format(nullable.Underlying, value, quoted, longest),
        RangeType range when value.Reference is RangeValue ends => $"{Word(range.Element, ends.Start)}..{Word(range.Element, ends.End)}",
        _ => Reference(value.Reference, quoted, longest),
    };

    /// <summary>A word, as its type is read.</summary>
    public static string Word(TypeSymbol type, Word word)
    {
        if (type == PrimitiveType.Bool) return word != 0 ? "true" : "false";
        if (type == UnitType.Address) return Hex(word);
        if (type == UnitType.Errno) return Name<Errno>(word);
        if (type == UnitType.Signal) return Name<Signal>(word);
        if (type == UnitType.SignalCode) return Name<SignalCode>(word);
        if (type == UnitType.EventKind && word >= 0 && word < EventKindInfo.Table.Count) return EventKindInfo.Table[(int)word].Name;
        return word.ToString(CultureInfo.InvariantCulture);
    }

    private static string Reference(object? reference, bool quoted, int longest) => reference switch
    {
        null => "null",
        string text => quoted ? Quote(text.Length > longest ? text[..longest] : text) : text,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        byte[] bytes => Bytes(bytes, longest),
        ListValue list => List(list, longest),
        _ => reference.ToString() ?? "",
    };

    /// <summary>A number in a format of interpolated strings: <c>x</c>, <c>X</c>, <c>K</c>, <c>M</c>, <c>G</c>.</summary>
    /// <returns>Null when there is no such format.</returns>
    public static string? Formatted(Word word, string format) => format switch
    {
        "x" => word < 0 ? "-" + (-word).ToString("x", CultureInfo.InvariantCulture).TrimStart('0') : TrimmedHex(word, "x"),
        "X" => word < 0 ? "-" + (-word).ToString("X", CultureInfo.InvariantCulture).TrimStart('0') : TrimmedHex(word, "X"),
        "K" => Scaled(word, 1L << 10, "K"),
        "M" => Scaled(word, 1L << 20, "M"),
        "G" => Scaled(word, 1L << 30, "G"),
        _ => null,
    };

    /// <summary>A size with the largest unit that divides it: <c>64K</c>, <c>1M</c>, <c>4097</c>.</summary>
    public static string Size(Word bytes)
    {
        if (bytes == 0) return "0";
        ReadOnlySpan<char> units = ['T', 'G', 'M', 'K'];
        for (var i = 0; i < units.Length; i++)
        {
            var unit = 1UL << (10 * (units.Length - i));
            if (bytes % unit == 0) return string.Create(CultureInfo.InvariantCulture, $"{bytes / unit}{units[i]}");
        }

        return bytes.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An address as the kernel's files show it, without prefix and at least eight digits wide.</summary>
    public static string Address(ulong address) => address.ToString("x8", CultureInfo.InvariantCulture);

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\0' => quoted.Append("\\0"),
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                < ' ' or '\x7f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Hex(Word word) => word < 0 ? "-0x" + TrimmedHex(-word, "x") : "0x" + TrimmedHex(word, "x");

    private static string TrimmedHex(Word word, string format)
    {
        var digits = word.ToString(format, CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }

    private static string Name<T>(Word word)
        where T : struct, Enum
    {
        if (word == 0) return "0";
        var value = (T)Enum.ToObject(typeof(T), (long)word);
        return Enum.IsDefined(value) ? value.ToString() : word.ToString(CultureInfo.InvariantCulture);
    }

    private static string Scaled(Word word, long unit, string name) =>
        word % unit == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{word / unit}{name}")
            : string.Create(CultureInfo.InvariantCulture, $"{decimal.Round((decimal)word / unit, 2):0.##}{name}");

    private static string Bytes(byte[] bytes, int longest)
    {
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length && text.Length <= longest; i++)
        {
            if (i > 0) text.Append(' ');
            text.Append(bytes[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static string List(ListValue list, int longest)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < list.Count && text.Length <= longest; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(Format(list.Element, list[i], quoted: true, Math.Max(0, longest - text.Length)));
        }

        return text.Append(']').ToString();
    }
}

using System.Globalization;
using System.Text;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>What literals mean, and what is wrong with those that mean nothing.</summary>
internal static class LiteralValues
{
    /// <summary>The value of an integer or size; null after a diagnostic when it is larger than 2^64-1.</summary>
    public static object? Integer(ReadOnlySpan<char> text, TextLocation location, DiagnosticBag diagnostics)
    {
        var digits = text;
        var radix = 10u;
        var shift = 0;
        if (text.Length > 2 && text[1] is 'x' or 'b')
        {
            radix = text[1] == 'x' ? 16u : 2u;
            digits = text[2..];
        }
        else if (SizeShift(text[^1]) is var size && size > 0)
        {
            shift = size;
            digits = text[..^1];
        }

        ulong value = 0;
        var tooLarge = false;
        foreach (var c in digits)
        {
            if (c == '_')
                continue;
            if (!char.IsAsciiHexDigit(c))
                return null; // A bad number; the lexer has reported it.
            var digit = (uint)(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            tooLarge |= value > (ulong.MaxValue - digit) / radix;
            if (tooLarge)
                break;
            value = value * radix + digit;
        }

        tooLarge |= value > ulong.MaxValue >> shift;
        if (!tooLarge)
            return (Word)(value << shift);
        diagnostics.Report(DiagnosticDescriptors.LiteralTooLarge, location, text.ToString());
        return null;
    }

    public static object? Decimal(ReadOnlySpan<char> text, TextLocation location, DiagnosticBag diagnostics)
    {
        var plain = text.ToString().Replace("_", "", StringComparison.Ordinal);
        if (plain.Length <= 29 && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value;
        diagnostics.Report(DiagnosticDescriptors.LiteralTooLarge, location, text.ToString());
        return null;
    }

    /// <summary>The code of the character in <c>'…'</c>.</summary>
    public static object? Character(ReadOnlySpan<char> text, int start, SourceText source, DiagnosticBag diagnostics)
    {
        if (text.Length < 2 || text[^1] != '\'')
            return null;
        var content = Unescape(text[1..^1], start + 1, source, diagnostics);
        if (content is not null && Rune.DecodeFromUtf16(content, out var rune, out var length) == System.Buffers.OperationStatus.Done && length == content.Length)
            return (Word)rune.Value;
        if (content is not null)
            diagnostics.Report(DiagnosticDescriptors.BadCharacterLiteral, new TextLocation(source, new TextSpan(start, text.Length)));
        return null;
    }

    /// <summary>The value of <c>"…"</c>.</summary>
    public static string? String(ReadOnlySpan<char> text, int start, SourceText source, DiagnosticBag diagnostics)
        => text.Length < 2 || text[^1] != '"' ? null : Unescape(text[1..^1], start + 1, source, diagnostics);

    /// <summary>The text of a piece of <c>$"…"</c>: escapes, and doubled braces.</summary>
    public static string? InterpolatedText(ReadOnlySpan<char> text, int start, SourceText source, DiagnosticBag diagnostics)
        => UndoubleBraces(Unescape(text, start, source, diagnostics));

    public static string? UndoubleBraces(string? text)
        => text?.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    /// <summary>What the writer of a bad number probably wanted, or null.</summary>
    public static string? NumberHelp(string text)
    {
        var upper = text.ToUpperInvariant();
        foreach (var suffix in (ReadOnlySpan<string>)["IB", "B", ""])
        {
            var size = upper.EndsWith(suffix, StringComparison.Ordinal) ? upper[..^suffix.Length] : "";
            if (size.Length > 1 && SizeShift(size[^1]) > 0 && size[..^1].All(char.IsAsciiDigit))
                return $"sizes are written {size}";
        }

        if (upper.StartsWith("0X", StringComparison.Ordinal) && upper.Length > 2 && upper[2..].All(char.IsAsciiHexDigit))
            return $"hexadecimal numbers begin with a small x: 0x{text[2..]}";
        if (upper.StartsWith("0X", StringComparison.Ordinal))
            return upper.Length > 3 && SizeShift(upper[^1]) > 0 ? "K M G T P follow decimal digits only" : "digits follow the 0x";
        if (text.StartsWith("0b", StringComparison.Ordinal))
            return "binary digits are 0 and 1";
        var exponent = upper.IndexOf('E', StringComparison.Ordinal);
        if (exponent > 0 && upper.Length > exponent + 1 && upper.Remove(exponent, 1).All(char.IsAsciiDigit))
            return "numbers have no exponent";
        return upper.Length > 1 && upper.All(char.IsAsciiHexDigit) ? $"hexadecimal numbers begin with 0x: 0x{text}" : null;
    }

    private static string EscapeHelp(ReadOnlySpan<char> text) => text.Length < 2 ? "a backslash is written \\\\" : text[1] switch
    {
        'x' => @"after \x stand two hexadecimal digits",
        'u' => @"\u{20ac} is the character of this number, up to 10ffff",
        _ => @"a backslash is written \\",
    };

    private static int SizeShift(char suffix) => suffix switch
    {
        'K' => 10,
        'M' => 20,
        'G' => 30,
        'T' => 40,
        'P' => 50,
        _ => 0,
    };

    /// <summary>The text with its escapes resolved; null after a diagnostic for each that is none.</summary>
    private static string? Unescape(ReadOnlySpan<char> text, int start, SourceText source, DiagnosticBag diagnostics)
    {
        if (!text.Contains('\\'))
            return text.ToString();
        var builder = new StringBuilder(text.Length);
        var good = true;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '\\')
            {
                builder.Append(text[i++]);
                continue;
            }

            var length = Escape(text[i..], builder);
            if (length == 0)
            {
                good = false;
                length = Math.Min(2, text.Length - i);
                diagnostics.ReportWithHelp(
                    DiagnosticDescriptors.BadEscape, new TextLocation(source, new TextSpan(start + i, length)), EscapeHelp(text[i..]),
                    text.Slice(i, length).ToString());
            }

            i += length;
        }

        return good ? builder.ToString() : null;
    }

    /// <summary>Appends what an escape stands for; the number of characters it has, or 0 when it is none.</summary>
    private static int Escape(ReadOnlySpan<char> text, StringBuilder builder)
    {
        if (text.Length < 2)
            return 0;
        char? plain = text[1] switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '0' => '\0',
            '"' => '"',
            '\'' => '\'',
            '\\' => '\\',
            _ => null,
        };
        if (plain is { } c)
        {
            builder.Append(c);
            return 2;
        }

        if (text[1] == 'x' && text.Length >= 4 && byte.TryParse(text[2..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            builder.Append((char)code);
            return 4;
        }

        var close = text[1] == 'u' && text.Length > 3 && text[2] == '{' ? text.IndexOf('}') : -1;
        if (close is > 3 and <= 9 && int.TryParse(text[3..close], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            && Rune.IsValid(point))
        {
            builder.Append(new Rune(point));
            return close + 1;
        }

        return 0;
    }
}

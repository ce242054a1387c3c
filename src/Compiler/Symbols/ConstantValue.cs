using System.Globalization;

namespace MemDsl.Compiler.Symbols;

/// <summary>A value known at compile time: the two halves of a slot, and the type that says which half is meant.</summary>
public readonly record struct ConstantValue(TypeSymbol Type, Word Word, object? Reference)
{
    /// <summary>The least int: -2^63.</summary>
    public static readonly Word MinInt = long.MinValue;

    /// <summary>The greatest int: 2^64-1.</summary>
    public static readonly Word MaxInt = ulong.MaxValue;

    public static ConstantValue Null { get; } = new(PrimitiveType.Null, 0, null);

    public static ConstantValue Int(Word value) => new(PrimitiveType.Int, value, null);

    public static ConstantValue Bool(bool value) => new(PrimitiveType.Bool, value ? 1 : 0, null);

    public static ConstantValue String(string value) => new(PrimitiveType.String, 0, value);

    public static ConstantValue Number(decimal value) => new(PrimitiveType.Number, 0, value);

    /// <summary>A word of any type: an errno, a signal, a kind of event.</summary>
    public static ConstantValue OfWord(TypeSymbol type, Word value) => new(type, value, null);

    /// <summary>Whether the word is an int of the language.</summary>
    public static bool IsInRange(Word value) => value >= MinInt && value <= MaxInt;

    public override string ToString()
    {
        if (Type == PrimitiveType.Bool) return Word != 0 ? "true" : "false";
        if (Type == UnitType.Address) return "0x" + ((ulong)(Word & ulong.MaxValue)).ToString("x", CultureInfo.InvariantCulture);
        if (Type.IsWord) return Word.ToString(CultureInfo.InvariantCulture);
        return Reference switch
        {
            null => "null",
            string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            var other => other.ToString() ?? "",
        };
    }
}

namespace MemDsl.Compiler.Binding;

/// <summary>What a conversion does to the value.</summary>
internal enum ConversionKind
{
    /// <summary>Nothing: the same slot with another type (an object to its base, a reference to its nullable, int to a unit by name).</summary>
    Reinterpret,

    /// <summary>An int to the number of the same value.</summary>
    IntToNumber,

    /// <summary>A word to its nullable.</summary>
    WrapNullable,

    /// <summary>A nullable to its value; null is a run-time error.</summary>
    UnwrapNullable,

    /// <summary>A string to its UTF-8 bytes.</summary>
    StringToBytes,

    /// <summary>An int x to the range x..x, for limits whose soft and hard values are the same.</summary>
    SingleToRange,
}

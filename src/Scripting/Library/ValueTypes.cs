using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Library;

/// <summary>The language's own types under names that do not collide with C#'s, for <c>using static</c> in the files of rows.</summary>
internal static class ValueTypes
{
    public static readonly TypeSymbol Bool = PrimitiveType.Bool;
    public static readonly TypeSymbol Int = PrimitiveType.Int;
    public static readonly TypeSymbol Text = PrimitiveType.String;
    public static readonly TypeSymbol Bytes = PrimitiveType.Bytes;
    public static readonly TypeSymbol Nothing = PrimitiveType.Void;
    public static readonly TypeSymbol Address = UnitType.Address;
    public static readonly TypeSymbol Pfn = UnitType.Pfn;
    public static readonly TypeSymbol Kind = UnitType.EventKind;
}

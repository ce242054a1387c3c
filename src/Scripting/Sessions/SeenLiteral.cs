using System.Globalization;
using System.Text;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Sessions;

/// <summary>Values as a script would write them.</summary>
internal static class SeenLiteral
{
    private const int LongestList = 32;
    private const int LongestText = 400;
    private const int MostAreas = 200;

    /// <summary>The literal of a value; null when its type has none, or it would be too long to read.</summary>
    public static string? Of(TypeSymbol type, in Slot value) => type switch
    {
        NullableType nullable => value.Reference is null ? "null" : Of(nullable.Underlying, value),
        _ when type == PrimitiveType.Bool => value.Word != 0 ? "true" : "false",
        _ when type == PrimitiveType.String => Text((string)value.Reference!),
        _ when type == PrimitiveType.Number => Number((decimal)value.Reference!),
        _ when type == UnitType.EventKind => EventKindInfo.Table[(int)value.Word].Name,
        { IsWord: true } => ValueFormatter.Word(type, value.Word),
        ListType { Element: ObjectType { Name: "vma" } } => Maps((ListValue)value.Reference!),
        ListType list => List(list, (ListValue)value.Reference!),
        _ => null,
    };

    private static string? Text(string text) => text.Length > LongestText ? null : ValueFormatter.Quote(text);

    private static string Number(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string? List(ListType type, ListValue list)
    {
        if (list.Count is 0 or > LongestList) return null;
        var items = new string?[list.Count];
        for (var i = 0; i < items.Length; i++)
            if ((items[i] = Of(type.Element, list[i])) is null)
                return null;
        return $"[{string.Join(", ", items)}]";
    }

    private static string? Maps(ListValue areas)
    {
        if (areas.Count is 0 or > MostAreas) return null;
        var text = new StringBuilder("maps {\n");
        foreach (var line in PatternReader.Lines(areas))
        {
            // In a pattern, braces hold an expression and an asterisk stands for anything.
            if (line.Name.AsSpan().ContainsAny("{}*\n")) return null;
            var row = string.Create(CultureInfo.InvariantCulture, $"  {line.Start:x8}-{line.End:x8} {line.Permissions} {line.Offset:x8} {line.Name}");
            text.Append(row.TrimEnd()).Append('\n');
        }

        return text.Append('}').ToString();
    }
}

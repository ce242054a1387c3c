using MemDsl.Compiler.Symbols;
using MemDsl.Exams.Running;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Release;

/// <summary>Values as an expression of the language that has just this value and type.</summary>
internal static class LiteralText
{
    public static string Of(PartValue value) => Of(value.Type, value.Slot);

    private static string Of(TypeSymbol type, Slot value)
    {
        if (type is ListType list && value.Reference is ListValue elements) return $"[{string.Join(", ", Enumerable.Range(0, elements.Count).Select(i => Of(list.Element, elements[i])))}]";
        var text = ValueFormatter.Format(type, value, quoted: true, longest: int.MaxValue);
        if (type is UnitType { IsAffine: true } unit) return $"{unit.Name}({text})";
        return type == PrimitiveType.Number && !text.Contains('.', StringComparison.Ordinal) ? text + ".0" : text;
    }
}

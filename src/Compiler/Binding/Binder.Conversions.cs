using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <content>Implicit conversions: which there are, and what they do.</content>
internal sealed partial class Binder
{
    /// <summary>Converts or reports a mismatch.</summary>
    private BoundExpression Convert(BoundExpression expression, TypeSymbol target)
    {
        if (TryConvert(expression, target) is { } converted) return converted;
        if (!ReportUnfitConstant(expression, target))
            ReportWithHelp(DiagnosticDescriptors.TypeMismatch, expression.Span, UnitHelp(expression, target), target, Describe(expression));
        return new BoundErrorExpression(expression.Span);
    }

    /// <summary>The expression as a value of the target type, or null when no implicit conversion leads there.</summary>
    private static BoundExpression? TryConvert(BoundExpression expression, TypeSymbol target)
    {
        var source = expression.Type;
        if (source == target || source.IsError) return expression;
        if (target.IsError) return new BoundErrorExpression(expression.Span);
        return (source, target) switch
        {
            (_, NullableType nullable) => ToNullable(expression, nullable),
            (NullableType nullable, _) => TryConvert(new BoundConversion(expression.Span, nullable.Underlying, ConversionKind.UnwrapNullable, expression), target),
            (PrimitiveType, UnitType unit) when source == PrimitiveType.Int => ConstantToUnit(expression, unit),
            (PrimitiveType, PrimitiveType) when source == PrimitiveType.Int && target == PrimitiveType.Number => ToNumber(expression),
            (PrimitiveType, PrimitiveType) when source == PrimitiveType.String && target == PrimitiveType.Bytes =>
                new BoundConversion(expression.Span, target, ConversionKind.StringToBytes, expression),
            (ObjectType from, ObjectType to) when IsBase(from, to) => Reinterpret(expression, target),
            (ListType from, ListType to) => ConvertList(expression, from, to),
            (ResultType from, ResultType to) when from.Value == PrimitiveType.Void => Reinterpret(expression, to),
            (RangeType from, RangeType to) => ConvertRange(expression, from, to),
            _ => null,
        };
    }

    private static BoundExpression? ToNullable(BoundExpression expression, NullableType target)
    {
        if (expression.Type == PrimitiveType.Null) return new BoundConversion(expression.Span, target, ConversionKind.Reinterpret, expression);
        if (expression.Type is NullableType) return null;
        if (TryConvert(expression, target.Underlying) is not { } value) return null;
        var kind = target.Underlying.IsWord ? ConversionKind.WrapNullable : ConversionKind.Reinterpret;
        return value.Type.IsError ? value : new BoundConversion(expression.Span, target, kind, value);
    }

    private static BoundLiteral? ConstantToUnit(BoundExpression expression, UnitType unit) =>
        expression.Constant is { } constant && constant.Word >= 0 ? WithValue(expression, ConstantValue.OfWord(unit, constant.Word)) : null;

    private static BoundLiteral WithValue(BoundExpression expression, ConstantValue value) =>
        new(expression.Span, value) { IsVariable = expression is BoundLiteral { IsVariable: true } };

    private static BoundExpression ToNumber(BoundExpression expression) => expression.Constant is { } constant
        ? WithValue(expression, ConstantValue.Number((decimal)constant.Word))
        : new BoundConversion(expression.Span, PrimitiveType.Number, ConversionKind.IntToNumber, expression);

    // A list literal converts element by element; another list only when its elements need no change: [] to any, records of events to events.
    private static BoundExpression? ConvertList(BoundExpression expression, ListType from, ListType to)
    {
        if (expression is BoundListExpression list)
        {
            var elements = new List<BoundExpression>(list.Elements.Length);
            foreach (var element in list.Elements)
            {
                if (TryConvert(element, to.Element) is not { } converted) return null;
                elements.Add(converted);
            }

            return new BoundListExpression(expression.Span, to, [.. elements]);
        }

        return from.Element is ObjectType source && to.Element is ObjectType target && IsBase(source, target) ? Reinterpret(expression, to) : null;
    }

    // A range of constants is a range of whatever unit is asked for; a range of addresses serves as a range of ints.
    private static BoundExpression? ConvertRange(BoundExpression expression, RangeType from, RangeType to)
    {
        if (expression is BoundRangeExpression range && TryConvert(range.Start, to.Element) is { } start
            && TryConvert(range.End, range.EndIsLength ? PrimitiveType.Int : to.Element) is { } end)
        {
            return new BoundRangeExpression(expression.Span, to, start, end, range.EndIsLength);
        }

        return to == RangeType.Int ? Reinterpret(expression, to) : null;
    }

    private static BoundConversion Reinterpret(BoundExpression expression, TypeSymbol target) =>
        new(expression.Span, target, ConversionKind.Reinterpret, expression);

    private static bool IsBase(ObjectType type, ObjectType candidate)
    {
        for (var current = type.Base; current is not null; current = current.Base)
        {
            if (current == candidate) return true;
        }

        return false;
    }

    private bool ReportUnfitConstant(BoundExpression expression, TypeSymbol target)
    {
        if (target is not UnitType || expression.Type != PrimitiveType.Int || expression.Constant is not { } constant || constant.Word >= 0) return false;
        Report(DiagnosticDescriptors.ConstantDoesNotFit, expression.Span, constant, target);
        return true;
    }

    private string? UnitHelp(BoundExpression expression, TypeSymbol target)
    {
        var text = TextOf(expression.Span);
        if (text is null) return null;
        if (expression.Type is FunctionType { Result: var result } && result == target) return $"to call it write {text}(…)";
        if (target == UnitType.Address || target == UnitType.Pfn)
            return expression.Type == PrimitiveType.Int ? $"to convert it write {target}({text})" : null;
        return target == PrimitiveType.Int && expression.Type is UnitType { IsAffine: true } ? $"to convert it write int({text})" : null;
    }

    private string? TextOf(TextSpan span)
    {
        if (span.Length is 0 or > 40) return null;
        var text = _tree.Text.ToString(span);
        return text.Contains('\n', StringComparison.Ordinal) ? null : text;
    }

    /// <summary>The type of an expression for a message.</summary>
    private static string Describe(BoundExpression expression) => expression.Type switch
    {
        ListType { Element: PrimitiveType element } when element == PrimitiveType.Null => "an empty list",
        var type when type == PrimitiveType.Null => "null",
        var type => type.Name,
    };
}

using System.Globalization;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <content>Expressions of a type.</content>
internal sealed partial class ScriptWriter
{
    private static readonly string[] Edges =
        ["0", "1", "-1", "2", "7", "4095", "4K", "8K", "64K", "2M", "1G", "1T", "0x7fff_ffff_f000", "0x8000_0000_0000", "0xffff_ffff_ffff_ffff", "-1", "'h'", "(1 << 63)"];

    /// <summary>A type that values of scripts often have.</summary>
    private TypeSymbol Any() => Chance(4) ? Phrases.Types[_random.Next(Phrases.Types.Length)] : Phrases.Common[_random.Next(Phrases.Common.Length)];

    private string Expression(TypeSymbol type, int depth)
    {
        if (Chance(2) && Variables(type) is { Count: > 0 } known) return known[_random.Next(known.Count)].Name;
        if (depth > 0 && Chance(3) && Phrases.RowsOf(type) is { Length: > 0 } rows) return Call(rows[_random.Next(rows.Length)], depth - 1);
        if (depth > 0 && Chance(5) && _variables.Where(one => one.Type is FunctionType of && of.Result == type).ToList() is { Count: > 0 } values)
        {
            var value = values[_random.Next(values.Count)];
            return $"{value.Name}({string.Join(", ", ((FunctionType)value.Type).Parameters.Select(parameter => Expression(parameter, 0)))})";
        }

        if (depth > 0 && Chance(6) && _functions.Where(one => one.Result == type).ToList() is { Count: > 0 } own) return Call(own[_random.Next(own.Count)], depth - 1);
        return Composed(type, depth);
    }

    private List<Variable> Variables(TypeSymbol type) => [.. _variables.Where(one => one.Type == type)];

    private string Composed(TypeSymbol type, int depth)
    {
        if (type == PrimitiveType.Int) return Int(depth);
        if (type == PrimitiveType.Bool) return Bool(depth);
        if (type == PrimitiveType.Number) return depth > 0 ? $"({Expression(type, depth - 1)} {Pick("+", "-", "*", "/")} {Pick("1.5", "0.25", "3")})" : Pick("0.98", "1.5", "0.0");
        if (type == PrimitiveType.String) return String(depth);
        if (type == UnitType.Address) return depth > 0 && Chance(2) ? $"({Expression(type, depth - 1)} {Pick("+", "-")} {Pick("1", "4K", "64K", "n", Expression(PrimitiveType.Int, depth - 1))})" : Pick("p.mm.start_brk", "0x7fff_f7ff_0000", "0", "address(n)");
        if (type == UnitType.EventKind) return Phrases.EventKinds[_random.Next(Phrases.EventKinds.Length)];
        if (type is ListType list) return List(list, depth);
        if (type is NullableType maybe) return Chance(8) ? "null" : Expression(maybe.Underlying, depth);
        if (type is RangeType range) return $"{Expression(range.Element, 0)}..+{Pick("0", "1", "4K", "64K", "n")}";
        if (type is FunctionType function) return Lambda(function, depth);
        return Phrases.Shortest(type) ?? "null";
    }

    private string Lambda(FunctionType type, int depth)
    {
        if (type.Parameters is not [var parameter]) return Variables(type) is [var known, ..] ? known.Name : "null";
        var name = Name();
        _variables.Add(new Variable(name, parameter, false));
        var body = Expression(type.Result, depth);
        _variables.RemoveAll(one => one.Name == name);
        return $"({name} => {body})";
    }

    private string Int(int depth) => depth == 0 ? Pick(Edges) : _random.Next(7) switch
    {
        0 => $"({Expression(PrimitiveType.Int, depth - 1)} {Pick("+", "-", "*", "/", "%", "&", "|", "^")} {Expression(PrimitiveType.Int, depth - 1)})",
        1 => $"({Expression(PrimitiveType.Int, depth - 1)} {Pick("<<", ">>")} {Pick("0", "1", "12", "63", "n")})",
        2 => $"{Pick("-", "~")}{Expression(PrimitiveType.Int, depth - 1)}",
        3 => $"{Expression(new ListType(PrimitiveType.Int), depth - 1)}.{Pick("count()", "sum()", "first()", "max()", "min(y => -y)", "count(y => y > n)", "map(y => y * 2).sum()")}",
        4 => $"{Expression(PrimitiveType.String, depth - 1)}.length",
        5 => $"{Expression(new ListType(PrimitiveType.Int), depth - 1)}[{Pick("0", "1", "n")}]",
        _ => _random.Next(100).ToString(CultureInfo.InvariantCulture),
    };

    private string Bool(int depth) => depth == 0 ? Pick("true", "false") : _random.Next(6) switch
    {
        0 => $"({Expression(PrimitiveType.Bool, depth - 1)} {Pick("and", "or")} {Expression(PrimitiveType.Bool, depth - 1)})",
        1 => $"(not {Expression(PrimitiveType.Bool, depth - 1)})",
        2 => $"({Expression(PrimitiveType.Int, depth - 1)} in {Expression(new ListType(PrimitiveType.Int), depth - 1)})",
        3 => $"{Expression(new ListType(PrimitiveType.Int), depth - 1)}.{Pick("any", "all")}(y => y {Pick("==", "<")} {Expression(PrimitiveType.Int, 0)})",
        _ => Compared(depth),
    };

    private string Compared(int depth)
    {
        var type = Any();
        var order = type == PrimitiveType.Int || type is UnitType { IsAffine: true };
        return $"({Expression(type, depth - 1)} {(order ? Pick("==", "!=", "<", "<=", ">", ">=") : Pick("==", "!="))} {Expression(type, depth - 1)})";
    }

    private string String(int depth) => depth == 0 ? Pick("\"\"", "\"a\\n\"", "\"é🙂\"", "\"{x}\"") : _random.Next(4) switch
    {
        0 => $"({Expression(PrimitiveType.String, depth - 1)} + {Expression(PrimitiveType.String, depth - 1)})",
        1 => $"$\"{{{Expression(PrimitiveType.Int, 0)}:{Pick("x", "K", "M")}}} {{{Expression(Phrases.Common[_random.Next(Phrases.Common.Length)], 0).Replace("\"", "", StringComparison.Ordinal)}}}\"",
        _ => Pick("\"\"", "\"abc\"", "\"\\u{1F600}\\x00\""),
    };

    private string List(ListType list, int depth) => depth > 0 && Chance(3)
        ? $"({Expression(list, depth - 1)} + {Expression(list, depth - 1)})"
        : $"[{string.Join(", ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Expression(list.Element, depth - 1 < 0 ? 0 : depth - 1)))}]";

    private string Call(LibraryFunction[] rows, int depth) => Call(rows[_random.Next(rows.Length)], depth);

    private string Call(Function function, int depth) => $"{function.Name}({string.Join(", ", function.Parameters.Select(one => Expression(one.Type, depth)))})";

    private string Call(LibraryFunction row, int depth)
    {
        var head = row.Receiver is { } receiver ? $"{Receiver(receiver, depth)}.{row.Name}" : row.Name;
        if (row.Kind is LibraryFunctionKind.Property or LibraryFunctionKind.Global) return head;
        var arguments = new List<string>();
        var named = false;
        foreach (var parameter in row.Parameters)
        {
            if (parameter.Type is RecordType || (!parameter.IsRequired && Chance(2)))
            {
                named = true;
                continue;
            }

            var type = parameter.Alternatives.Length > 0 && Chance(3) ? parameter.Alternatives[_random.Next(parameter.Alternatives.Length)] : parameter.Type;
            arguments.Add((named ? $"{parameter.Name}: " : "") + Expression(type, Math.Max(0, depth - 1)));
        }

        return $"{head}({string.Join(", ", arguments)})";
    }

    private string Receiver(TypeSymbol type, int depth)
    {
        if (Variables(type) is { Count: > 0 } known && Chance(2)) return known[_random.Next(known.Count)].Name;
        return Phrases.Shortest(type) ?? Expression(type, depth);
    }
}

using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <content>Statements.</content>
internal sealed partial class ScriptWriter
{
    private void Body(int depth)
    {
        var kept = _variables.Count;
        for (var i = _random.Next(1, 5); i > 0; i--) Statement(depth + 1);
        _variables.RemoveRange(kept, _variables.Count - kept);
    }

    private void Block(string header, int depth)
    {
        Open(header);
        Body(depth);
        Close();
    }

    private void Loop(string header, int depth)
    {
        var outer = _inLoop;
        _inLoop = true;
        Block(header, depth);
        _inLoop = outer;
    }

    private void Statement(int depth)
    {
        switch (_random.Next(depth < Deepest ? 22 : 13))
        {
            case 0 or 1 or 2: Let(); break;
            case 3: Assign(); break;
            case 4 or 5 or 6: Line(Effect()); break;
            case 7: Line($"print {Expression(Any(), 1)}, {Expression(Any(), 1)}"); break;
            case 8: Line($"show {Expression(Any(), 1)}"); break;
            case 9: Line(Expectation()); break;
            case 10: Line($"assert {Expression(PrimitiveType.Bool, 2)}{(Chance(4) ? $", {Expression(PrimitiveType.String, 1)}" : "")}"); break;
            case 11: Line(_inLoop && Chance(2) ? Pick("break", "continue") : "tick"); break;
            case 12: Line(_hasTests ? "print n" : $"n {Pick("+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>=")} {Expression(PrimitiveType.Int, 1)}"); break;
            case 13 or 14:
                Block($"if {Expression(PrimitiveType.Bool, 2)}", depth);
                if (Chance(3)) Block("else", depth);
                break;
            case 15: For(depth); break;
            case 16: Loop($"while {Expression(PrimitiveType.Bool, 2)}", depth); break;
            case 17: Block($"with {Expression(Phrases.Type("process"), 1)}", depth); break;
            case 18: Block($"on cpu({Pick("0", "0", "1", "n")})", depth); break;
            case 19: Block("explain", depth); break;
            case 20:
                var name = Name();
                Block($"let {name} = trace", depth);
                _variables.Add(new Variable(name, new ListType(Phrases.Type("event")), false));
                break;
            default: Line($"let {Name()} = try {Call(Phrases.Failing, 2)}"); break;
        }
    }

    /// <summary>A function as a value.</summary>
    private void LetFunction()
    {
        var type = new FunctionType([Phrases.Common[_random.Next(Phrases.Common.Length)]], Phrases.Common[_random.Next(Phrases.Common.Length)]);
        var name = Name();
        Line($"let {name}: {type.Name} = {Lambda(type, 2)}");
        _variables.Add(new Variable(name, type, false));
    }

    private void Let()
    {
        if (Chance(6))
        {
            LetFunction();
            return;
        }

        var (name, type, word) = (Name(), Any(), Pick("let", "let", "var"));
        var value = Expression(type, 2);
        Line($"{word} {name}{(Chance(3) ? $": {type.Name}" : "")} = {value}");
        _variables.Add(new Variable(name, type, word == "var"));
    }

    private void Assign()
    {
        var open = _variables.Where(one => one.CanChange).ToList();
        if (open.Count == 0) return;
        var target = open[_random.Next(open.Count)];
        Line($"{target.Name} = {Expression(target.Type, 2)}");
    }

    private void For(int depth)
    {
        var name = Name();
        var (type, over) = _random.Next(3) switch
        {
            0 => (PrimitiveType.Int, $"0..{_random.Next(6)}"),
            1 => ((TypeSymbol)UnitType.Address, $"a..+{_random.Next(6)}"),
            _ => (PrimitiveType.Int, Expression(new ListType(PrimitiveType.Int), 1)),
        };
        _variables.Add(new Variable(name, type, false));
        Loop($"for {name} in {over}", depth);
        _variables.RemoveAll(one => one.Name == name);
    }

    /// <summary>A call for what it does; most of those that can fail are asked whether they did, so that the script goes on.</summary>
    private string Effect() => _random.Next(4) switch
    {
        0 => Call(Phrases.Calls, 2),
        1 when _functions.Count > 0 => Call(_functions[_random.Next(_functions.Count)], 2),
        _ => $"print (try {Call(Phrases.Failing, 2)}).ok",
    };

    private string Expectation() => _random.Next(3) switch
    {
        0 => $"assert {Call(Phrases.Failing, 2)} fails {Pick("EINVAL", "ENOMEM", "EFAULT", "")}",
        1 => $"assert {Call(Phrases.Raising, 2)} raises {Pick("SIGSEGV", "SIGBUS(BUS_ADRERR)", "")}",
        _ => $"print try {Call(Phrases.Failing, 2)}",
    };
}

using System.Text;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <summary>
/// Writes scripts from nothing, by the grammar and by the types, so that most of them compile and run: every row of the library is called with what its
/// parameters ask for.
/// </summary>
internal sealed partial class ScriptWriter
{
    private const int Deepest = 4;

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly List<Variable> _variables = [];
    private readonly List<Function> _functions = [];
    private int _names;
    private int _indent;
    private bool _inLoop;
    private bool _hasTests;

    private ScriptWriter(Random random) => _random = random;

    public static string Of(Random random)
    {
        var writer = new ScriptWriter(random);
        writer.Script();
        return writer._text.ToString();
    }

    /// <summary>A few statements for a session that has the names of <see cref="Beginning"/>.</summary>
    public static string Submission(Random random)
    {
        var writer = new ScriptWriter(random);
        writer.Know();
        for (var i = random.Next(1, 4); i > 0; i--) writer.Statement(0);
        return writer._text.ToString();
    }

    /// <summary>What a session begins with.</summary>
    public const string Beginning = """
        machine x86_64 { ram = 16M; swap = 4M; boot = bare }
        image app { .text 4K r-x; .data 8K rw-; .bss 8K rw- }
        file data = file("data", size: 20K)
        let p = spawn(app)
        let a = p.mmap(64K, rw)
        var n = 3
        var s = "text"
        var l = [1, 2, 3]

        """;

    private void Script()
    {
        if (Chance(2)) Line(Pick("machine x86_64 { ram = 16M; boot = bare }", "machine x86_64 { ram = 32M; swap = 4M; cpus = 2 }", "machine x86_32 { ram = 32M }", "machine x86_64 { ram = 64M; aslr = on; seed = 7 }"));
        Line(Pick("image app { .text 4K r-x; .data 8K rw-; .bss 8K rw- }", "image app { type dyn; .text 4K r-x; .rodata 4K r-- }", "image app { stack rwx; .text 4K rwx }"));
        Line("file data = file(\"data\", size: 20K)");
        _hasTests = Chance(4);
        if (!_hasTests) Begin();
        for (var i = _random.Next(3); i > 0; i--) Declare();
        for (var i = _random.Next(1, 4); _hasTests && i > 0; i--)
        {
            Open($"test \"{Name()}\"");
            Begin();
            Body(0);
            _variables.Clear();
            Close();
        }

        for (var i = _random.Next(2, 14); !_hasTests && i > 0; i--) Statement(0);
    }

    private void Begin()
    {
        foreach (var line in (string[])["let p = spawn(app)", "let a = p.mmap(64K, rw)", "var n = 3", "var s = \"text\"", "var l = [1, 2, 3]"]) Line(line);
        Know();
    }

    private void Know()
    {
        _variables.Add(new Variable("p", Phrases.Type("process"), false));
        _variables.Add(new Variable("a", UnitType.Address, false));
        _variables.Add(new Variable("n", PrimitiveType.Int, true));
        _variables.Add(new Variable("s", PrimitiveType.String, true));
        _variables.Add(new Variable("l", new ListType(PrimitiveType.Int), true));
    }

    /// <summary>A function.</summary>
    private void Declare()
    {
        var name = Name();
        var parameters = new List<Variable>();
        if (_hasTests) parameters.AddRange([new Variable("p", Phrases.Type("process"), false), new Variable("a", UnitType.Address, false), new Variable("n", PrimitiveType.Int, false)]);
        for (var i = _random.Next(4); i > 0; i--) parameters.Add(new Variable(Name(), Phrases.Common[_random.Next(Phrases.Common.Length)], false));
        var defaults = parameters.Count;
        while (defaults > 0 && Constant(parameters[defaults - 1].Type) is not null && Chance(2)) defaults--;
        var result = Chance(3) ? null : Phrases.Common[_random.Next(Phrases.Common.Length)];
        Open($"fn {name}({string.Join(", ", parameters.Select((one, i) => $"{one.Name}: {one.Type.Name}{(i >= defaults ? $" = {Constant(one.Type)}" : "")}"))}){(result is null ? "" : $" -> {result.Name}")}");
        var outer = _variables.ToList();
        if (_hasTests) _variables.Clear();
        _variables.AddRange(parameters);
        Body(2);
        if (result is not null) Line($"return {Expression(result, 2)}");
        Close();
        _variables.Clear();
        _variables.AddRange(outer);
        _functions.Add(new Function(name, parameters, result));
        if (result is not null && !_hasTests) _variables.Add(new Variable(name, new FunctionType([.. parameters.Select(one => one.Type)], result), false));
    }

    private string? Constant(TypeSymbol type) => type switch
    {
        PrimitiveType { Name: "int" } or UnitType { Name: "address" } => Pick("0", "1", "4K", "PROT_READ"),
        PrimitiveType { Name: "bool" } => "true",
        PrimitiveType { Name: "string" } => "\"d\"",
        PrimitiveType { Name: "number" } => "0.5",
        _ => null,
    };

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    private string Name() => $"x{_names++}";

    private void Line(string text) => _text.Append(' ', _indent * 2).Append(text).Append('\n');

    private void Open(string header)
    {
        Line(header + " {");
        _indent++;
    }

    private void Close()
    {
        _indent--;
        Line("}");
    }

    private sealed record Variable(string Name, TypeSymbol Type, bool CanChange);

    private sealed record Function(string Name, List<Variable> Parameters, TypeSymbol? Result);
}

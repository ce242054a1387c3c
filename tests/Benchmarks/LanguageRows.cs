using System.Diagnostics;
using System.Text;
using MemDsl.Runtime.Primitives;
using MemDsl.Scripting;

namespace MemDsl.Benchmarks;

/// <summary>What the language costs on top of the machine.</summary>
internal static class LanguageRows
{
    private const int Iterations = 200_000;

    public static LanguageRow[] All { get; } =
    [
        new("cold start of `mem run`, ten lines", "3 times an empty .NET program", ColdStart.Measure),
        new("load in a `for` loop", "1.3 times the call from C#", () => Loop("p.load(a)", (subject, at) => Subject.Value(subject.Process.Load(at)))),
        new("mmap + munmap in a `for` loop", "1.3 times the calls from C#", () => Loop("p.munmap(p.mmap(4K), 4K)", (subject, _) => subject.Unmap(subject.Map(1), 1))),
        new("statements of arithmetic", "", () => Statements("var n = 0", "n = n * 3 % 1000 + i")),
        new("statements that call a function", "", () => Statements("fn f(a: int) -> int { return a + 1 }\nvar n = 0", "n = f(i)")),
        new("statements that store and load", "", () => Statements(Process, "p.store(a, 1)\n  p.load(a)", each: 2)),
        new("C# block in a `for` loop", "200 ns a call", CSharpBlock),
        new("cold start of a script that is one C# block", "", ColdStart.MeasureCSharp),
        new("a later script with a C# block, compiled", "", LaterCSharpBlock),
        new("parse and bind 10,000 lines", "grows linearly", () => Compile(10_000)),
        new("parse and bind 100,000 lines", "3 s", () => Compile(100_000)),
    ];

    /// <summary>A script's loop against the same calls from C#; the script's start and machine are subtracted by a run of no iterations.</summary>
    private static Comparison Loop(string body, Action<Subject, VirtualAddress> call)
    {
        var subject = new Subject();
        var at = subject.Map(1);
        subject.Fill(at, 1);
        var direct = Stopwatches.Minimum(() => Stopwatches.Time(Iterations, () =>
        {
            for (var i = 0; i < Iterations; i++)
                call(subject, at);
        }));

        var empty = Script(body, 0);
        var full = Script(body, Iterations);
        var start = Stopwatches.Minimum(() => Stopwatches.Time(1, () => Run(empty)));
        var scripted = (Stopwatches.Minimum(() => Stopwatches.Time(1, () => Run(full))) - start) / Iterations;
        return new(Stopwatches.Show(scripted), Stopwatches.Show(direct), scripted / direct);
    }

    private static CompiledScript Script(string body, int iterations) => MemScript.Create($$"""
        image app { .text 8K r-x }
        let p = spawn(app)
        let a = p.mmap(4K)
        p.store(a, 1)
        for i in 0..{{iterations}} {
          {{body}}
        }
        """, "loop.mem").Compile();

    private const string Process = "image app { .text 8K r-x }\nlet p = spawn(app)\nlet a = p.mmap(4K)";

    /// <summary>Statements a second of a loop's body; the script's start and machine are subtracted by a run of no iterations.</summary>
    private static Comparison Statements(string before, string body, int each = 1)
    {
        var scripts = new[] { 0, Iterations }.Select(count => MemScript.Create($"{before}\nfor i in 0..{count} {{\n  {body}\n}}", "statements.mem").Compile()).ToArray();
        var times = scripts.Select(script => Stopwatches.Minimum(() => Stopwatches.Time(1, () => Run(script)))).ToArray();
        var one = (times[1] - times[0]) / Iterations / each;
        return new($"{1e3 / one:0.0} million a second", $"{one:0.0} ns each");
    }

    private static CompiledScript CSharpScript(int iterations) => MemScript.Create(
        $$"""
        var sum = 0
        for i in 0..{{iterations}} { csharp { sum += i; } }
        """,
        "block.mem",
        ScriptOptions.Default with { CSharp = CSharp.RoslynEngine.Instance }).Compile();

    private static Comparison CSharpBlock()
    {
        var (empty, full) = (CSharpScript(0), CSharpScript(Iterations));
        var start = Stopwatches.Minimum(() => Stopwatches.Time(1, () => Run(empty)));
        return new(Stopwatches.Show((Stopwatches.Minimum(() => Stopwatches.Time(1, () => Run(full))) - start) / Iterations));
    }

    private static Comparison LaterCSharpBlock() =>
        new(Stopwatches.Show(Stopwatches.Minimum(() => Stopwatches.Time(1, () => CSharpScript(1)))));

    private static void Run(CompiledScript script)
    {
        var result = script.Run();
        if (result.Status != RunStatus.Passed)
            throw new InvalidOperationException(Scripting.Reporting.RunReporters.Report(Scripting.Reporting.ReportFormat.Text, new RunResult([result])));
    }

    /// <summary>The least of five: a whole compilation is long enough to be steady.</summary>
    private static Comparison Compile(int lines)
    {
        var text = Generate(lines);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var compiled = MemScript.Create(text, "generated.mem").Compile();
            var took = Stopwatch.GetElapsedTime(start);
            if (compiled.HasErrors)
                throw new InvalidOperationException(compiled.Diagnostics[0].Rendered);
            best = took < best ? took : best;
        }

        return new(Stopwatches.Show(best.TotalNanoseconds), $"{best.TotalNanoseconds / lines:0} ns a line");
    }

    /// <summary>Lines of every common kind: declarations, calls, assertions, conditions, comments.</summary>
    public static string Generate(int lines)
    {
        var text = new StringBuilder("image app { .text 8K r-x }\nlet p = spawn(app)\n\n\n\n");
        for (var i = 5; i < lines; i++)
        {
            text.Append((i % 5) switch
            {
                0 => $"let a{i} = p.mmap({(i % 16) + 1} * 4K, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS)\n",
                1 => $"p.store(a{i - 1} + {i % 4096}, 0x{i % 256:x})   # a comment\n",
                2 => $"assert p.load(a{i - 2} + {(i - 1) % 4096}) == 0x{(i - 1) % 256:x}\n",
                3 => $"if p.rss > {i} and p.mm.map_count < 60000 {{ print $\"rss={{p.rss:x}}\" }}\n",
                _ => $"assert p.munmap(a{i - 4} + 1, 4K) fails EINVAL\n",
            });
        }

        return text.ToString();
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>What holds for every script, whatever is in it.</summary>
internal static partial class ScriptProperties
{
    private static readonly ScriptOptions Limits = ScriptOptions.Default with
    {
        MaxOperations = 5_000,
        MaxCallDepth = 200,
        MaxOutput = 1 << 18,
        MaxListLength = 1 << 14,
        MaxTextLength = 1 << 16,
        MaxFailures = 50,
        MaxRam = 4UL << 30,
    };

    /// <summary>Throws when one does not hold.</summary>
    /// <param name="script">Any bytes.</param>
    /// <param name="file">What every path of the computer leads to; null for nothing.</param>
    /// <param name="variant">Some are too dear for every input: which, this number says.</param>
    public static void Hold(byte[] script, byte[]? file, int variant)
    {
        try
        {
            var tree = SyntaxTree.Parse(SourceText.From(script, OneFileHost.Script));
            Same(tree.Text.ToString(), tree.ToString(), "the tree is not the text");
            var options = Limits with { Host = new OneFileHost(script, file), Trace = variant % 16 == 3 };
            var compiled = MemScript.Load(OneFileHost.Script, options).Compile();
            if (compiled.Diagnostics.FirstOrDefault(one => one.Message.Contains('\n', StringComparison.Ordinal)) is { } broken) throw new InvalidOperationException($"a message of several lines: {broken.Message}");
            if (!tree.Diagnostics.Any(diagnostic => diagnostic.IsError)) HasLayout(tree, compiled, options);
            if (variant % 8 == 1) Same(compiled.Operations, MemScript.Load(OneFileHost.Script, options).Compile().Operations, "the operations are not the same each time");
            var run = variant % 4 == 0 ? ScriptRunner.Run([OneFileHost.Script], options) : new RunResult([compiled.Run()]);
            Same(Words(compiled.Diagnostics), Words(run.Scripts[0].Diagnostics), "check and run do not agree");
            foreach (var one in run.Scripts.SelectMany(result => result.Cases))
                if (one.Defect is { } defect) throw new InvalidOperationException("there is a defect", defect);
            IsReported(run, variant);
            if (variant % 16 == 5) Same(RunReporters.Report(ReportFormat.Json, run), RunReporters.Report(ReportFormat.Json, ScriptRunner.Run([OneFileHost.Script], options)), "two runs are not the same");
        }
        catch (Exception failure)
        {
            var shown = System.Text.Encoding.UTF8.GetString(script) + (file is null ? "" : "\n" + Convert.ToBase64String(file.AsSpan(0, Math.Min(file.Length, 20_000))));
            throw new InvalidOperationException($"{failure.Message}\n{failure.InnerException?.Message}\n----\n{shown}\n----", failure);
        }
    }

    /// <summary>The layout is one, and the script means the same in it.</summary>
    private static void HasLayout(SyntaxTree tree, CompiledScript compiled, ScriptOptions options)
    {
        var text = Formatter.Format(tree); // compares the trees itself
        Same(text, Formatter.Format(SyntaxTree.Parse(text, OneFileHost.Script)), "the layout has a layout");
        var again = MemScript.Create(text, OneFileHost.Script, options).Compile();
        Same(Without(compiled.Operations), Without(again.Operations), "the layout has other operations");
        Same(Words(compiled.Diagnostics), Words(again.Diagnostics), "the layout has other diagnostics");
    }

    private static void IsReported(RunResult run, int variant)
    {
        switch (variant % 4)
        {
            case 0: JsonDocument.Parse(RunReporters.Report(ReportFormat.Json, run)).Dispose(); break;
            case 1: XDocument.Parse(RunReporters.Report(ReportFormat.Junit, run)); break;
            case 2: Assert.StartsWith("TAP version 14\n", RunReporters.Report(ReportFormat.Tap, run), StringComparison.Ordinal); break;
            default: RunReporters.Report(ReportFormat.Text, run); break;
        }
    }

    /// <summary>Messages may quote the script, in whatever layout it has.</summary>
    private static string Words(IEnumerable<ScriptDiagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(one => string.Concat($"{one.Id}{one.Message}".Where(character => !char.IsWhiteSpace(character)))));

    private static string Without(string? operations) => operations is null ? "" : SpanPattern().Replace(operations, "");

    private static void Same(string? expected, string? actual, string problem)
    {
        if (expected != actual) throw new InvalidOperationException($"{problem}:\n{expected}\n====\n{actual}");
    }

    [GeneratedRegex(@"\[\d+\.\.\d+\) *")]
    private static partial Regex SpanPattern();
}

using MemDsl.Compiler;
using MemDsl.Compiler.Classification;
using MemDsl.Compiler.Completion;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Library;

namespace MemDsl.Benchmarks;

/// <summary>What somebody waits for who is writing: each row is one press of a key, from the text to the answer.</summary>
internal static class WritingRows
{
    private const int Lines = 1000;

    public static LanguageRow[] All { get; } =
    [
        new("completion at the end of a session of 1,000 submissions", "50 ms", () => InSession(static compilation => CompletionService.GetCompletions(compilation, compilation.SyntaxTree.Text.Length).Items.Length)),
        new("signature help there", "50 ms", () => InSession(static compilation => SignatureHelpService.GetSignatureHelp(compilation, compilation.SyntaxTree.Text.Length)!.Signatures.Length)),
        new("colours of a line there", "5 ms", () => InSession(static compilation => Classifier.Classify(compilation).Length)),
        new("completion at the end of a script of 1,000 lines", "50 ms", () => InScript(static compilation => CompletionService.GetCompletions(compilation, compilation.SyntaxTree.Text.Length).Items.Length)),
        new("colours of a script of 1,000 lines", "50 ms", () => InScript(static compilation => Classifier.Classify(compilation).Length)),
    ];

    private static Comparison InSession(Func<Compilation, int> ask)
    {
        Compilation? last = null;
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var line in LanguageRows.Generate(Lines).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            last = Compilation.CreateScript(last, SyntaxTree.Parse(line), MemLibrary.Instance.Library);
            if (last.GetDiagnostics().Any(diagnostic => diagnostic.IsError)) throw new InvalidOperationException(last.GetDiagnostics()[0].ToString());
        }

        var each = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalNanoseconds / Lines;
        return Time(() => Compilation.CreateScript(last, SyntaxTree.Parse("p.mmap(4K, prot: PROT_READ|P"), MemLibrary.Instance.Library), ask, $"{Stopwatches.Show(each)} to compile a submission");
    }

    private static Comparison InScript(Func<Compilation, int> ask)
    {
        var text = LanguageRows.Generate(Lines) + "p.mmap(4K, prot: PROT_READ|P";
        return Time(() => Compilation.Create(SyntaxTree.Parse(SourceText.From(text)), MemLibrary.Instance.Library), ask, "");
    }

    private static Comparison Time(Func<Compilation> compile, Func<Compilation, int> ask, string beside)
    {
        var best = Stopwatches.Minimum(() => Stopwatches.Time(1, () =>
        {
            if (ask(compile()) == 0) throw new InvalidOperationException("no answer");
        }));
        return new(Stopwatches.Show(best), beside);
    }
}

using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Runtime.Primitives;
using MemDsl.Scripting.Reporting;
using MemDsl.Scripting.Sessions;
using MemDsl.Scripting.Tests.Scenarios;

namespace MemDsl.Scripting.Tests.Sessions;

/// <summary>
/// Sessions made of scripts that pass: their statements are submitted a few at a time, some undone and done again, some declared twice, with lone expressions between.
/// Whatever comes of it is saved with asserts, and the file must hold.
/// </summary>
public sealed class RandomSessionTests
{
    private static readonly string[] Looks = ["{0}.rss_anon", "{0}.maps", "{0}.mm.total_vm", "show {0}.maps", "{0}.munmap(1, 1)", "{0}.store(8, 1)", "print {0}.pid", "[{0}.rss, {0}.mm.map_count]"];

    private static readonly ScriptOptions Options = ScriptOptions.Default with { MaxOperations = 5_000_000 };

    /// <summary>The lessons, and of the scenarios some of each topic but limits and permissions, which need options of their own.</summary>
    public static TheoryData<string> Scripts =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples"), "*.mem")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Scenarios"), "*.mem", SearchOption.AllDirectories).Where((_, index) => index % 9 == 0))
            .Where(file => !File.ReadAllText(file).Contains("csharp", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("tests/Scenarios/9", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_session_saved_with_asserts_holds(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        if (!IsPlainAndPasses(path)) return;
        for (ulong seed = 1; seed <= 2; seed++)
        {
            var session = Play(path, new MachineRandom(seed));
            var script = SessionScript.WithAsserts(session, path, TestContext.Current.CancellationToken);

            Assert.True(script.Problem is null, script.Problem);
            Assert.Equal(script.Text, Formatter.Format(SyntaxTree.Parse(script.Text!)));
            var result = MemScript.Create(script.Text!, path, Options).Compile().Run();
            Assert.True(result.Status == RunStatus.Passed, $"seed {seed}\n{script.Text}\n{string.Concat(result.Cases.SelectMany(one => one.Failures).Select(FailureText.Explain))}{(result.Cases[0].Stop is { } stop ? FailureText.Explain(stop) : "")}");

            // Files of a script are made first, whatever came before them in the session; nothing else may make a claim untrue.
            if (!script.Text!.Contains("\nfile ", StringComparison.Ordinal)) Assert.DoesNotContain(script.Notes, note => note.Contains("would not hold", StringComparison.Ordinal));
            Assert.Null(SessionScript.Of(session, path).Problem);
        }
    }

    private static bool IsPlainAndPasses(string path)
    {
        var compiled = MemScript.Load(path, Options).Compile();
        return !compiled.HasErrors && compiled.Tests.IsEmpty && compiled.Run().Status == RunStatus.Passed;
    }

    private static ScriptSession Play(string path, MachineRandom random)
    {
        var session = new ScriptSession(Options);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var statements = SyntaxTree.Parse(text).Root.Statements;
        string? process = null;
        for (var i = 0; i < statements.Length;)
        {
            var last = Math.Min(statements.Length - 1, i + (int)(random.NextUInt64() % 3));
            var piece = SourceText.From(text).ToString(TextSpan.FromBounds(statements[i].Span.Start, statements[last].Span.End));
            if (session.Submit(piece, path).State is null)
            {
                // Functions and images may be used before their lines, which are other submissions here.
                last = statements.Length - 1;
                piece = SourceText.From(text).ToString(TextSpan.FromBounds(statements[i].Span.Start, statements[last].Span.End));
                session.Submit(piece, path);
            }

            if (random.NextUInt64() % 4 == 0)
            {
                session.Undo();
                session.Redo();
            }

            if (statements[i] is VariableDeclarationSyntax { Name.Text: var name, Initializer: CallExpressionSyntax { Target: NameExpressionSyntax { Name: "spawn" } } }) process = name;
            if (process is not null && random.NextUInt64() % 2 == 0)
            {
                session.Submit(string.Format(System.Globalization.CultureInfo.InvariantCulture, Looks[random.NextUInt64() % (ulong)Looks.Length], process), path);
                if (random.NextUInt64() % 4 == 0) session.Undo();
            }

            if (random.NextUInt64() % 5 == 0) session.Submit($"let redeclared = {i} + {random.NextUInt64() % 100}\nredeclared * 2", path);
            i = last + 1;
        }

        return session;
    }
}

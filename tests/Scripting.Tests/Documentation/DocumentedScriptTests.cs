using MemDsl.Scripting.Reporting;
using MemDsl.Scripting.Tests.Scenarios;

namespace MemDsl.Scripting.Tests.Documentation;

/// <summary>Each script in the README and in <c>docs/</c> does what the page says. See <see cref="DocumentedScript"/> for how a page says it.</summary>
public sealed class DocumentedScriptTests
{
    private static readonly Dictionary<string, DocumentedScript> ByPlace = Pages().SelectMany(page => DocumentedScript.In(page.Path, page.Name)).ToDictionary(script => script.Place);

    public static TheoryData<string> Scripts => [.. ByPlace.Keys];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_does_what_the_page_says(string place)
    {
        var script = ByPlace[place];
        var options = ScriptOptions.Default with { Root = Repository.Examples, CSharp = script.AllowsCSharp ? CSharp.RoslynEngine.Instance : null };
        var run = new RunResult([MemScript.Create(script.Text, script.FileName, options).Compile().Run()]);
        var report = RunReporters.Report(ReportFormat.Text, run);

        if (script.ExitStatus is { } status) Assert.True(run.ExitStatus == status, $"{place} ends with {run.ExitStatus}, not {status}:\n{report}");
        if (script.DiagnosticId is { } id)
        {
            Assert.True(run.ExitStatus != ExitStatus.Held, $"{place} holds:\n{report}");
            Assert.Contains($" {id}:", report, StringComparison.Ordinal);
        }

        if (script.Output is { } output)
            Assert.Equal(output, run.ExitStatus == ExitStatus.Held ? string.Concat(run.Scripts.SelectMany(one => one.Cases).Select(one => one.Output)) : report);
    }

    [Fact]
    public void The_language_page_is_among_them() => Assert.Contains(ByPlace.Keys, place => place.StartsWith("docs/language.md:", StringComparison.Ordinal));

    private static IEnumerable<(string Path, string Name)> Pages()
    {
        var readme = Path.Combine(Repository.Root, "README.md");
        if (File.Exists(readme)) yield return (readme, "README.md");
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Order(StringComparer.Ordinal))
            yield return (path, "docs/" + Path.GetFileName(path));
    }
}

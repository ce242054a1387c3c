using MemDsl.Scripting.Reporting;

namespace MemDsl.Scripting.Tests.Scenarios;

/// <summary>Each lesson in <c>examples/</c> runs, and what it claims holds.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Examples => Directory.Exists(Repository.Examples)
        ? [.. Directory.EnumerateFiles(Repository.Examples, "*.mem").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : [];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Examples))]
    public void Example(string name)
    {
        var run = ScriptRunner.Run([Path.Combine(Repository.Examples, name)], ScriptOptions.Default with { Root = Repository.Examples });

        Assert.True(run.ExitStatus == ExitStatus.Held, RunReporters.Report(ReportFormat.Text, run));
        Assert.DoesNotContain(run.Scripts, script => script.Cases.IsEmpty);
    }
}

using MemDsl.Scripting.Reporting;

namespace MemDsl.Scripting.Tests.Scenarios;

/// <summary>
/// Each <c>tests/Scenarios/NNN-topic/NNN-case.mem</c> gives what its <c>.out</c> says: <c>exit N</c> on the first line, then what
/// <c>mem run</c> prints. <c>eng/update-scenarios.sh</c> writes the <c>.out</c> files anew.
/// </summary>
public sealed class ScenarioTests
{
    private const string UpdateVariable = "UPDATE_SCENARIOS";

    /// <summary>Scenarios name themselves as a user would who stands in their folder.</summary>
    static ScenarioTests()
    {
        Directory.CreateDirectory(Repository.Scenarios);
        Environment.CurrentDirectory = Repository.Scenarios;
    }

    public static TheoryData<string> Scenarios => [.. Scripts];

    private static IEnumerable<string> Scripts => Files("*.mem").Concat(Files("*.csx"));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Scenarios))]
    public void Scenario(string path)
    {
        var actual = Run(path);
        var expectation = Path.ChangeExtension(path, ".out");
        if (Environment.GetEnvironmentVariable(UpdateVariable) is { Length: > 0 })
        {
            File.WriteAllText(expectation, actual);
            return;
        }

        Assert.True(File.Exists(expectation), $"{path} has no .out beside it; eng/update-scenarios.sh writes it. It gives:\n{actual}");
        var expected = File.ReadAllText(expectation);
        Assert.True(expected == actual, $"{path} gives something else (- expected, + actual):\n{LineDiff.Of(expected, actual)}");
    }

    [Fact]
    public void Each_expectation_belongs_to_a_scenario() =>
        Assert.All(Files("*.out"), path => Assert.Contains(Path.ChangeExtension(path, null), Scripts.Select(script => Path.ChangeExtension(script, null))));

    [Fact]
    public void Each_scenario_is_named_by_number_and_case() =>
        Assert.All(Scripts, path => Assert.Matches("^[0-9]{3}-[a-z0-9-]+/[0-9]{3}-[a-z0-9-]+\\.(mem|csx)$", path));

    private static string Run(string path)
    {
        var run = ScriptRunner.Run([path], ScenarioOptions.Of(path));
        return $"exit {run.ExitStatus}\n{RunReporters.Report(ReportFormat.Text, run)}";
    }

    /// <summary>Scripts stand directly in a topic's folder; deeper ones are what scenarios import.</summary>
    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateDirectories(Repository.Scenarios)
            .SelectMany(topic => Directory.EnumerateFiles(topic, pattern))
            .Select(file => Path.GetRelativePath(Repository.Scenarios, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}

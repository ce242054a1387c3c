using System.Globalization;
using System.Text.RegularExpressions;

namespace MemDsl.Exams.Tests.Formats;

/// <summary>Reads KTAP version 1 as https://docs.kernel.org/dev-tools/ktap.html has it, and throws at everything that is none of its four kinds of lines.</summary>
internal sealed partial class KtapParser
{
    public sealed record Test(int Number, bool Passed, string Description, string Data, List<Test> Subtests, List<string> Diagnostics);

    private readonly string[] _lines;
    private int _at;

    private KtapParser(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        _lines = text[..^1].Split('\n');
    }

    public static List<Test> Parse(string text)
    {
        var parser = new KtapParser(text);
        var tests = parser.Level(0);
        Assert.True(parser._at == parser._lines.Length, $"line {parser._at + 1} belongs to nothing: {parser._lines[Math.Min(parser._at, parser._lines.Length - 1)]}");
        return tests;
    }

    private List<Test> Level(int depth)
    {
        Assert.Equal("KTAP version 1", Next(depth));
        var plan = PlanPattern().Match(Next(depth));
        Assert.True(plan.Success, "behind the version line stands the plan");
        var tests = new List<Test>();
        var subtests = new List<Test>();
        var diagnostics = new List<string>();
        while (_at < _lines.Length && (IsAt(depth) || IsAt(depth + 1)))
        {
            if (IsAt(depth + 1))
            {
                Assert.Empty(subtests);
                subtests = Level(depth + 1);
                continue;
            }

            var line = Next(depth);
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                diagnostics.Add(line[2..]);
                continue;
            }

            var result = ResultPattern().Match(line);
            Assert.True(result.Success, $"line {_at} is no result: {line}");
            var test = new Test(int.Parse(result.Groups[2].Value, CultureInfo.InvariantCulture), result.Groups[1].Value == "ok", result.Groups[3].Value, result.Groups[4].Value, subtests, diagnostics);
            Assert.Equal(tests.Count + 1, test.Number);
            if (subtests.Count > 0) Assert.Equal(subtests.All(below => below.Passed), test.Passed);
            tests.Add(test);
            subtests = [];
            diagnostics = [];
        }

        Assert.Equal(int.Parse(plan.Groups[1].Value, CultureInfo.InvariantCulture), tests.Count);
        return tests;
    }

    private string Next(int depth)
    {
        Assert.True(_at < _lines.Length && IsAt(depth), $"line {_at + 1} stands at another level than {depth}");
        return _lines[_at++][(2 * depth)..];
    }

    private bool IsAt(int depth) => _lines[_at].TakeWhile(character => character == ' ').Count() == 2 * depth;

    [GeneratedRegex(@"^1\.\.(\d+)$")]
    private static partial Regex PlanPattern();

    [GeneratedRegex(@"^(ok|not ok) (\d+) ([^#]+) # ([^#]+)$")]
    private static partial Regex ResultPattern();
}

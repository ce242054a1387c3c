using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using MemDsl.Exams.Formats;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;
using MemDsl.Exams.Tests.Results;

namespace MemDsl.Exams.Tests.Formats;

/// <summary>Each format is what its system says it is, for results as hostile as texts can be, and says the same points.</summary>
public sealed class StudentFormatTests
{
    public static TheoryData<string> ForStudents =>
        [.. ResultFormats.All.OfType<ResultFormat.OfStudent>().Where(format => format.Audience == Audience.Student).Select(format => format.Name)];

    public static TheoryData<string> OfStudents => [.. ResultFormats.All.OfType<ResultFormat.OfStudent>().Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(ForStudents))]
    public void What_is_not_revealed_is_in_no_file_for_students(string format) => ForAll(submission =>
    {
        var written = Write(format, submission);
        foreach (var hidden in Hidden(submission))
            Assert.DoesNotContain(Token(hidden), written, StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(OfStudents))]
    public void The_same_result_is_the_same_text_without_half_characters(string format) => ForAll(submission =>
    {
        var written = Write(format, submission);

        Assert.Equal(written, Write(format, submission with { Verdict = submission.Verdict }));
        Assert.EndsWith("\n", written, StringComparison.Ordinal);
        Assert.Equal(written, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(written)));
    });

    [Theory]
    [MemberData(nameof(ForStudents))]
    public void Nothing_in_a_file_for_students_is_invisible_or_turns_text_around(string format) => ForAll(submission =>
        Assert.DoesNotContain(Write(format, submission), character => character is '\0' or '\u001b' or '\u202E' or '\u2066' or '\u2069' or '\uFEFF' or '\uFFFF'));

    [Fact]
    public void Gradescope() => ForAll(submission =>
    {
        var json = Schemas.Json("gradescope", Write("gradescope", submission));

        Assert.Equal(submission.Points, (decimal)json["score"]!);
        Assert.Equal(submission.Points, json["tests"]!.AsArray().Sum(test => (decimal)test!["score"]!));
        Assert.Equal(submission.MaxPoints, json["tests"]!.AsArray().Sum(test => (decimal)test!["max_score"]!));
        Assert.Equal(Checks(submission).Select(check => check.IsHidden ? "after_published" : "visible"), json["tests"]!.AsArray().Select(test => (string)test!["visibility"]!));
        Assert.Null(json["execution_time"]);
        Assert.Null(json["leaderboard"]);
    });

    [Fact]
    public void Gradescope_with_a_time_and_a_leaderboard_that_counts_visible_checks_alone() => ForAll(submission =>
    {
        var json = Schemas.Json("gradescope", Write("gradescope", submission, new FormatOptions { ExecutionSeconds = 1.25m, Leaderboard = true }));

        Assert.Equal(1.25m, (decimal)json["execution_time"]!);
        Assert.Equal(Checks(submission).Where(check => !check.IsHidden).Sum(check => check.Points), (decimal)json["leaderboard"]![0]!["value"]!);
    });

    [Fact]
    public void PrairieLearn() => ForAll(submission =>
    {
        var text = Write("prairielearn", submission);
        var json = Schemas.Json("prairielearn", text);

        Assert.Equal(submission.Verdict == SubmissionVerdict.Graded, (bool)json["gradable"]!);
        Assert.Equal(submission.Points, json["tests"]!.AsArray().Sum(test => (decimal)test!["points"]!));
        if (submission is { Verdict: SubmissionVerdict.Graded, MaxPoints: > 0 }) Assert.Equal(submission.Points == submission.MaxPoints, (decimal)json["score"]! == 1);
        foreach (var image in json["tests"]!.AsArray().SelectMany(test => test!["images"]!.AsArray()))
            XDocument.Parse(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(((string)image!["url"]!).Split(',')[1])));
    });

    [Fact]
    public void A_result_for_PrairieLearn_never_has_more_than_a_megabyte()
    {
        var huge = Sample.Submission with
        {
            Reason = new string('r', 3_000_000),
            Items = [.. Sample.Submission.Items.Select(item => item with { Answer = string.Concat(Enumerable.Repeat("\U0001F600", 1_000_000)) })],
        };

        var written = Write("prairielearn", huge);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(written), 1, 1_000_000);
        Assert.Contains("the rest was left out", written, StringComparison.Ordinal);
        Schemas.Json("prairielearn", written);
    }

    [Fact]
    public void CodeRunner() => ForAll(submission =>
    {
        var json = Schemas.Json("coderunner", Write("coderunner", submission));
        var table = json["testresults"]!.AsArray();
        var width = table[0]!.AsArray().Count;

        Assert.Equal(Checks(submission).Count() + 1, table.Count);
        Assert.All(table, row => Assert.Equal(width, row!.AsArray().Count));
        Assert.Equal(width - 2, json["columnformats"]!.AsArray().Count);
        Assert.Equal(Points.Share(submission.Points, submission.MaxPoints), (decimal)json["fraction"]!);
        ExpectHarmless(XElement.Parse($"<div>{(string)json["prologuehtml"]!}{(string)json["epiloguehtml"]!}</div>"));
    });

    [Fact]
    public void Junit() => ForAll(submission =>
    {
        var suites = Schemas.Junit(Write("junit", submission)).Root!;
        var cases = suites.Descendants("testcase").ToList();

        Assert.Equal(Checks(submission).Count(), cases.Count);
        foreach (var counted in suites.Elements("testsuite").Append(suites))
        {
            Assert.Equal(Number(counted, "tests"), counted.Descendants("testcase").Count());
            Assert.Equal(Number(counted, "failures"), counted.Descendants("failure").Count());
            Assert.Equal(Number(counted, "errors"), counted.Descendants("error").Count());
        }

        Assert.Equal(submission.Points, suites.Descendants("property").Where(property => (string?)property.Attribute("name") == "points").Sum(property => decimal.Parse((string)property.Attribute("value")!, CultureInfo.InvariantCulture)));
        Assert.Equal(Checks(submission).Count(check => check.Passed), cases.Count(one => !one.Elements().Any(element => element.Name.LocalName is "failure" or "error" or "skipped")));
    });

    [Fact]
    public void Ktap() => ForAll(submission =>
    {
        var exercises = KtapParser.Parse(Write("ktap", submission));
        var checks = exercises.SelectMany(exercise => exercise.Subtests).SelectMany(item => item.Subtests).ToList();

        Assert.Equal(submission.Items.Select(item => item.Exercise).Distinct().Count(), exercises.Count);
        Assert.Equal(submission.Items.Length, exercises.Sum(exercise => exercise.Subtests.Count));
        Assert.Equal(Checks(submission).Select(check => check.Passed), checks.Select(check => check.Passed));
    });

    [Fact]
    public void Html() => ForAll(submission =>
    {
        var page = Write("html", submission);
        var text = XDocument.Parse(page[page.IndexOf("<html", StringComparison.Ordinal)..]).Root!;

        ExpectHarmless(text);
        Assert.Contains(Points.Text(submission.Points, submission.MaxPoints), text.Value, StringComparison.Ordinal);
        Assert.Equal(Checks(submission).Count(), text.Descendants("li").Count());
    });

    [Fact]
    public void Markdown_has_no_markup_but_its_own() => ForAll(submission =>
    {
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().Build();
        var html = Markdown.ToHtml(Write("markdown", submission), pipeline);
        var body = XElement.Parse($"<div>{html}</div>");

        Assert.Subset(
            new HashSet<string> { "div", "h1", "h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "pre", "code", "blockquote", "hr" },
            body.DescendantsAndSelf().Select(element => element.Name.LocalName).ToHashSet());
        Assert.Single(body.Descendants("h1"));
        Assert.Equal(submission.Items.Length, body.Descendants("h3").Count());
        Assert.Equal(submission.Items.Length, body.Descendants("table").Count());
        Assert.All(body.Descendants("tr"), row => Assert.Equal(3, row.Elements().Count()));
    });

    /// <summary>The texts that nothing may show to the student.</summary>
    private static IEnumerable<string> Hidden(GradedSubmission submission)
    {
        foreach (var item in submission.Items)
        {
            if (item.Distractor is { } distractor) yield return distractor;
        }

        foreach (var check in Checks(submission))
        {
            var seen = check.Revealed(1);
            if (check.IsHidden) yield return check.Name;
            if (seen.Note.Length == 0) yield return check.Note;
            if (seen.Error.Length == 0) yield return check.Error;
            if (seen.Expected.Length == 0) yield return check.Expected;
            if (seen.Found.Length == 0) yield return check.Found;
            if (seen.Difference.Length == 0) yield return check.Difference;
            if (seen.Explanation.Length == 0) yield return check.Explanation;
            if (!seen.Pictures.IsEmpty) continue;
            foreach (var picture in check.Pictures)
            {
                yield return picture.Label;
                if (picture is PageWalkPicture walk) yield return walk.Steps[0].Entry;
                if (picture is AddressSpacePicture space)
                {
                    foreach (var area in space.Areas) yield return area.Name;
                }
            }
        }
    }

    /// <summary>The mark that a random text holds; one that no text holds when it is empty.</summary>
    private static string Token(string text) => text.IndexOf("zq", StringComparison.Ordinal) is >= 0 and var at ? text.Substring(at, 12) : "zq: nothing";

    private static IEnumerable<GradedCheck> Checks(GradedSubmission submission) => submission.Items.SelectMany(item => item.Checks);

    private static int Number(XElement element, string attribute) => int.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    /// <summary>No script, no handler, no address outside.</summary>
    private static void ExpectHarmless(XElement root)
    {
        string[] banned = ["script", "iframe", "object", "embed", "img", "link", "form", "input", "a", "base", "foreignObject", "use", "image"];
        foreach (var element in root.DescendantsAndSelf())
        {
            Assert.DoesNotContain(element.Name.LocalName, banned);
            Assert.DoesNotContain(element.Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName is "href" or "src");
        }
    }

    private static string Write(string format, GradedSubmission submission, FormatOptions? options = null) =>
        ((ResultFormat.OfStudent)ResultFormats.Named(format)!).Write(submission, options ?? FormatOptions.Default);

    private static void ForAll(Action<GradedSubmission> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(RandomResults.Any, holds));
}

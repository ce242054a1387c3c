using System.Collections.Immutable;
using System.Text;
using MemDsl.Exams.Results.Files;

namespace MemDsl.Exams.Formats;

/// <summary>The formats of <c>mem exam grade --format</c>.</summary>
public static class ResultFormats
{
    public static ImmutableArray<ResultFormat> All { get; } =
    [
        new ResultFormat.OfStudent("json", ".json", "our own: everything, for mem exam merge", Audience.Teacher, (submission, _) => Encoding.UTF8.GetString(ResultFile.Write(submission))),
        new ResultFormat.OfStudent("gradescope", ".json", "Gradescope's results.json", Audience.Student, GradescopeFormat.Write),
        new ResultFormat.OfStudent("prairielearn", ".json", "results.json of a PrairieLearn external grader", Audience.Student, (submission, _) => PrairieLearnFormat.Write(submission)),
        new ResultFormat.OfStudent("coderunner", ".json", "what a combinator template grader of Moodle CodeRunner prints", Audience.Student, (submission, _) => CodeRunnerFormat.Write(submission)),
        new ResultFormat.OfStudent("junit", ".xml", "JUnit's XML, a testsuite an exercise, a testcase a check", Audience.Student, JunitFormat.Write),
        new ResultFormat.OfStudent("ktap", ".tap", "KTAP version 1, nested: exercise, item, check", Audience.Student, (submission, _) => KtapFormat.Write(submission)),
        new ResultFormat.OfStudent("html", ".html", "a page of feedback", Audience.Student, (submission, _) => FeedbackHtml.Write(submission)),
        new ResultFormat.OfStudent("markdown", ".md", "a page of feedback as Markdown", Audience.Student, (submission, _) => FeedbackMarkdown.Write(submission)),
        new ResultFormat.OfClass("csv", "class.csv", "a table with a row a student", Audience.Teacher, ClassCsv.Write),
        new ResultFormat.OfClass("checks", "checks.csv", "a table with a row a check", Audience.Teacher, ChecksCsv.Write),
    ];

    /// <summary>The format of that name, or null.</summary>
    public static ResultFormat? Named(string name) => All.FirstOrDefault(format => format.Name == name);
}

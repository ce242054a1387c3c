using System.Text.Json;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>
/// What a combinator template grader of Moodle CodeRunner prints (its documentation, "Combinator-template grading"): a table with a row a check, and around it HTML of ours. Table cells are of the format <c>%s</c>, which CodeRunner escapes.
/// </summary>
internal static class CodeRunnerFormat
{
    public static string Write(GradedSubmission graded)
    {
        var submission = graded.Revealed();
        return JsonText.Of(json =>
        {
            json.WriteNumber("fraction", Points.Share(submission.Points, submission.MaxPoints));
            json.WriteString("prologuehtml", Prologue(submission).ToString());
            WriteTable(json, submission);
            json.WriteStartArray("columnformats");
            for (var column = 0; column < 4; column++) json.WriteStringValue("%s");
            json.WriteEndArray();
            json.WriteString("epiloguehtml", Epilogue(submission).ToString());
            json.WriteBoolean("showdifferences", submission.Items.SelectMany(item => item.Checks).Any(check => !check.Passed && check.Expected.Length > 0 && check.Found.Length > 0));
        });
    }

    private static void WriteTable(Utf8JsonWriter json, GradedSubmission submission)
    {
        json.WriteStartArray("testresults");
        json.WriteStartArray();
        foreach (var header in new[] { "iscorrect", "Test", "Points", "Expected", "Got", "ishidden" }) json.WriteStringValue(header);
        json.WriteEndArray();
        foreach (var exercise in Outline.Of(submission))
        {
            foreach (var check in exercise.Items.SelectMany(item => item.Checks))
            {
                json.WriteStartArray();
                json.WriteNumberValue(check.Check.Passed ? 1 : 0);
                json.WriteStringValue(SafeText.Line($"{check.Number} {exercise.Name}: {check.Title}"));
                json.WriteStringValue($"{Points.Text(check.Check.Points)} / {Points.Text(check.Check.MaxPoints)}");
                json.WriteStringValue(SafeText.Lines(check.Check.Expected));
                json.WriteStringValue(SafeText.Lines(check.Check.Found));
                json.WriteNumberValue(0);
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
    }

    private static Html Prologue(GradedSubmission submission) =>
        Html.Of($"<p><strong>{Points.Text(submission.Points, submission.MaxPoints)}</strong></p>{FeedbackHtml.Verdict(submission)}");

    private static Html Epilogue(GradedSubmission submission) => Html.Join(Outline.Of(submission).Select(FeedbackHtml.Exercise));
}

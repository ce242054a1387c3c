using System.Text.Json;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>
/// Gradescope's <c>results.json</c> (gradescope-autograders.readthedocs.io, "Autograder Specifications"): a test a check. Names and output are of its format <c>text</c>, which it escapes.
/// </summary>
internal static class GradescopeFormat
{
    public static string Write(GradedSubmission graded, FormatOptions options)
    {
        var submission = graded.Revealed();
        return JsonText.Of(json =>
        {
            json.WriteNumber("score", Points.Normal(submission.Points));
            if (options.ExecutionSeconds is { } seconds) json.WriteNumber("execution_time", Points.Normal(seconds));
            json.WriteString("output", FeedbackText.Whole(submission));
            json.WriteString("output_format", "text");
            json.WriteString("test_output_format", "text");
            json.WriteString("test_name_format", "text");
            json.WriteString("visibility", "visible");
            json.WriteString("stdout_visibility", "hidden");
            WriteExtra(json, submission);
            json.WriteStartArray("tests");
            foreach (var exercise in Outline.Of(submission))
            {
                foreach (var item in exercise.Items)
                {
                    foreach (var check in item.Checks) WriteTest(json, exercise, item, check);
                }
            }

            json.WriteEndArray();
            if (options.Leaderboard) WriteLeaderboard(json, submission);
        });
    }

    private static void WriteTest(Utf8JsonWriter json, Outline.NumberedExercise exercise, Outline.NumberedItem item, Outline.NumberedCheck check)
    {
        json.WriteStartObject();
        json.WriteNumber("score", Points.Normal(check.Check.Points));
        json.WriteNumber("max_score", Points.Normal(check.Check.MaxPoints));
        json.WriteString("status", check.Check.Passed ? "passed" : "failed");
        json.WriteString("name", SafeText.Line($"{exercise.Name}: {check.Title}"));
        json.WriteString("name_format", "text");
        json.WriteString("number", check.Number);
        json.WriteString("output", FeedbackText.Check(item, check));
        json.WriteString("output_format", "text");
        json.WriteStartArray("tags");
        json.WriteStringValue(SafeText.Line(exercise.Name));
        json.WriteStringValue(SafeText.Line(item.Item.Name));
        json.WriteStringValue(ResultWords.ItemKinds[item.Item.Kind]);
        json.WriteEndArray();
        json.WriteString("visibility", check.Check.IsHidden ? "after_published" : "visible");
        json.WriteStartObject("extra_data");
        json.WriteString("verdict", ResultWords.ItemVerdicts[item.Item.Verdict]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteExtra(Utf8JsonWriter json, GradedSubmission submission)
    {
        json.WriteStartObject("extra_data");
        json.WriteString("exam", SafeText.Line(submission.Exam));
        json.WriteString("student", SafeText.Line(submission.Student));
        json.WriteString("model_version", submission.ModelVersion);
        json.WriteString("verdict", ResultWords.SubmissionVerdicts[submission.Verdict]);
        json.WriteNumber("max_score", Points.Normal(submission.MaxPoints));
        json.WriteEndObject();
    }

    private static void WriteLeaderboard(Utf8JsonWriter json, GradedSubmission submission)
    {
        json.WriteStartArray("leaderboard");
        json.WriteStartObject();
        json.WriteString("name", "Points");
        json.WriteNumber("value", Points.Normal(submission.Items.SelectMany(item => item.Checks).Where(check => !check.IsHidden).Sum(check => check.Points)));
        json.WriteString("order", "desc");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

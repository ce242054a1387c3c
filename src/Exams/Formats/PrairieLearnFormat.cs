using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;

namespace MemDsl.Exams.Formats;

/// <summary>
/// What a PrairieLearn external grader writes to <c>/grade/results/results.json</c> (docs/externalGrading.md): a test a check, each with points, since one without would hide the points of all.
/// The file may have 1 MB: of a longer one the drawings are left out, then the ends of long texts.
/// </summary>
internal static class PrairieLearnFormat
{
    private const int MaximumBytes = 1_000_000;

    /// <summary>What is kept, from everything to almost nothing.</summary>
    private static readonly ImmutableArray<Room> Rooms = [new(true, int.MaxValue), new(false, int.MaxValue), new(false, 4000), new(false, 400), new(false, 40)];

    public static string Write(GradedSubmission graded)
    {
        var submission = graded.Revealed();
        var text = "";
        foreach (var room in Rooms)
        {
            text = Write(submission, room);
            if (Encoding.UTF8.GetByteCount(text) <= MaximumBytes) break;
        }

        return text;
    }

    private static string Write(GradedSubmission submission, Room room) => JsonText.Of(json =>
    {
        var gradable = submission.Verdict == SubmissionVerdict.Graded;
        json.WriteBoolean("gradable", gradable);
        json.WriteNumber("score", gradable ? Points.Share(submission.Points, submission.MaxPoints) : 0);
        json.WriteString("message", gradable ? Points.Text(submission.Points, submission.MaxPoints) : VerdictWords.Of(submission.Verdict));
        json.WriteString("output", room.Cut(FeedbackText.Whole(submission)));
        if (!gradable)
        {
            json.WriteStartArray("format_errors");
            json.WriteStringValue(room.Cut(SafeText.FirstLine(submission.Reason.Length > 0 ? submission.Reason : VerdictWords.Of(submission.Verdict))));
            json.WriteEndArray();
        }

        json.WriteStartArray("images");
        json.WriteEndArray();
        json.WriteStartArray("tests");
        foreach (var exercise in Outline.Of(submission))
        {
            foreach (var item in exercise.Items)
            {
                foreach (var check in item.Checks) WriteTest(json, exercise, item, check, room);
            }
        }

        json.WriteEndArray();
    });

    private static void WriteTest(Utf8JsonWriter json, Outline.NumberedExercise exercise, Outline.NumberedItem item, Outline.NumberedCheck check, Room room)
    {
        json.WriteStartObject();
        json.WriteString("name", room.Cut(SafeText.Line($"{check.Number} {exercise.Name}: {check.Title}")));
        json.WriteString("description", check.IsFirst ? room.Cut(SafeText.Line(item.Item.Text)) : "");
        json.WriteNumber("points", Points.Normal(check.Check.Points));
        json.WriteNumber("max_points", Points.Normal(check.Check.MaxPoints));
        json.WriteString("message", room.Cut((check.IsFirst ? FeedbackText.Item(item.Item) : "") + FeedbackText.Message(check.Check)));
        json.WriteString("output", room.Cut(FeedbackText.Detail(check.Check)));
        json.WriteStartArray("images");
        foreach (var picture in room.Pictures(check.IsFirst ? item.Item.Pictures : [], check.Check.Pictures))
        {
            json.WriteStartObject();
            json.WriteString("label", room.Cut(SafeText.Line(picture.Label)));
            json.WriteString("url", Drawing.Of(picture).DataUrl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="HasPictures">Whether drawings are kept.</param>
    /// <param name="Longest">Characters that are kept of a text.</param>
    private readonly record struct Room(bool HasPictures, int Longest)
    {
        public string Cut(string text) => text.Length <= Longest ? text : text[..SafeLength(text)] + " … (the rest was left out: a result has 1 MB)";

        public IEnumerable<StatePicture> Pictures(ImmutableArray<StatePicture> ofItem, ImmutableArray<StatePicture> ofCheck) => HasPictures ? ofItem.Concat(ofCheck) : [];

        /// <summary>Never between the halves of a character.</summary>
        private int SafeLength(string text) => char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
    }
}

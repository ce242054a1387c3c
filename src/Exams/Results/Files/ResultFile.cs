using System.Collections.Immutable;
using System.Text.Json;

namespace MemDsl.Exams.Results.Files;

/// <summary>A <see cref="GradedSubmission"/> as a file: all of it, for teachers and for <c>mem exam merge</c>.</summary>
public static class ResultFile
{
    private static readonly FormatHead Head = new("mem-exam-result", 1);

    public static byte[] Write(GradedSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return Head.Write(json => WriteSubmission(json, submission));
    }

    /// <param name="bytes">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    public static FileContent<GradedSubmission> Read(ReadOnlySpan<byte> bytes, string path) => Head.Read(bytes, path, ReadSubmission);

    private static void WriteSubmission(Utf8JsonWriter json, GradedSubmission submission)
    {
        json.WriteString("student", submission.Student);
        json.WriteString("studentName", submission.StudentName);
        json.WriteString("exam", submission.Exam);
        json.WriteString("modelVersion", submission.ModelVersion);
        json.WriteString("digest", submission.Digest);
        json.WriteString("verdict", ResultWords.SubmissionVerdicts[submission.Verdict]);
        json.WriteString("reason", submission.Reason);
        WritePoints(json, submission.Points, submission.MaxPoints);
        json.WriteStartArray("variant");
        foreach (var drawn in submission.Variant)
        {
            json.WriteStartObject();
            json.WriteString("exercise", drawn.Exercise);
            json.WriteString("name", drawn.Name);
            json.WriteString("value", drawn.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("items");
        foreach (var item in submission.Items) WriteItem(json, item);
        json.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter json, GradedItem item)
    {
        json.WriteStartObject();
        json.WriteString("exercise", item.Exercise);
        json.WriteString("name", item.Name);
        json.WriteString("kind", ResultWords.ItemKinds[item.Kind]);
        json.WriteString("text", item.Text);
        json.WriteString("verdict", ResultWords.ItemVerdicts[item.Verdict]);
        json.WriteString("answer", item.Answer);
        if (item.Distractor is { } distractor) json.WriteString("distractor", distractor);
        json.WriteString("reason", item.Reason);
        WritePoints(json, item.Points, item.MaxPoints);
        json.WriteStartArray("checks");
        foreach (var check in item.Checks) WriteCheck(json, check);
        json.WriteEndArray();
        PictureJson.Write(json, item.Pictures);
        json.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter json, GradedCheck check)
    {
        json.WriteStartObject();
        json.WriteString("name", check.Name);
        json.WriteBoolean("hidden", check.IsHidden);
        json.WriteBoolean("passed", check.Passed);
        WritePoints(json, check.Points, check.MaxPoints);
        json.WriteString("reveal", ResultWords.Revelations[check.Revelation]);
        json.WriteString("note", check.Note);
        json.WriteString("error", check.Error);
        json.WriteString("expected", check.Expected);
        json.WriteString("found", check.Found);
        json.WriteString("difference", check.Difference);
        json.WriteString("explanation", check.Explanation);
        PictureJson.Write(json, check.Pictures);
        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, decimal points, decimal maximum)
    {
        json.WriteNumber("points", Points.Normal(points));
        json.WriteNumber("maxPoints", Points.Normal(maximum));
    }

    private static GradedSubmission ReadSubmission(JsonPlace top)
    {
        var submission = new GradedSubmission
        {
            Student = top.Member("student").Text(),
            StudentName = top.Member("studentName").TextOrNull(),
            Exam = top.Member("exam").Text(),
            ModelVersion = top.Member("modelVersion").Text(),
            Digest = top.Member("digest").TextOrNull(),
            Verdict = top.Member("verdict").Word(ResultWords.SubmissionVerdicts),
            Reason = top.Member("reason").Text(),
            Variant = [.. top.Member("variant").Elements().Select(drawn => new DrawnValue(drawn.Member("exercise").Text(), drawn.Member("name").Text(), drawn.Member("value").Text()))],
            Items = [.. top.Member("items").Elements().Select(ReadItem)],
        };
        ExpectSum(top, submission.Points, submission.MaxPoints);
        return submission;
    }

    private static GradedItem ReadItem(JsonPlace place)
    {
        var item = new GradedItem
        {
            Exercise = place.Member("exercise").Text(),
            Name = place.Member("name").Text(),
            Kind = place.Member("kind").Word(ResultWords.ItemKinds),
            Text = place.Member("text").Text(),
            Verdict = place.Member("verdict").Word(ResultWords.ItemVerdicts),
            Answer = place.Member("answer").TextOrNull(),
            Distractor = place.Has("distractor") ? place.Member("distractor").Text() : null,
            Reason = place.Member("reason").Text(),
            Checks = ReadChecks(place.Member("checks")),
            Pictures = PictureJson.Read(place),
        };
        ExpectSum(place, item.Points, item.MaxPoints);
        return item;
    }

    private static ImmutableArray<GradedCheck> ReadChecks(JsonPlace place)
    {
        ImmutableArray<GradedCheck> checks = [.. place.Elements().Select(ReadCheck)];
        return checks.Length > 0 ? checks : throw place.Wrong("an item has at least one check");
    }

    private static GradedCheck ReadCheck(JsonPlace place) => new()
    {
        Name = place.Member("name").Text(),
        IsHidden = place.Member("hidden").Truth(),
        Passed = place.Member("passed").Truth(),
        Points = place.Member("points").Points(),
        MaxPoints = place.Member("maxPoints").Points(),
        Revelation = place.Member("reveal").Word(ResultWords.Revelations),
        Note = place.Member("note").Text(),
        Error = place.Member("error").Text(),
        Expected = place.Member("expected").Text(),
        Found = place.Member("found").Text(),
        Difference = place.Member("difference").Text(),
        Explanation = place.Member("explanation").Text(),
        Pictures = PictureJson.Read(place),
    };

    private static void ExpectSum(JsonPlace place, decimal points, decimal maximum)
    {
        Expect("points", points);
        Expect("maxPoints", maximum);

        void Expect(string name, decimal sum)
        {
            var stated = place.Member(name);
            if (stated.Number() != sum) throw stated.Wrong($"{Points.Text(stated.Number())} is said, and its parts add up to {Points.Text(sum)}");
        }
    }
}

using System.Collections.Immutable;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;

namespace MemDsl.Exams.Formats;

/// <summary>The page of feedback as Markdown. Pictures are tables here: many a viewer of Markdown shows no image that stands in the text itself.</summary>
internal static class FeedbackMarkdown
{
    public static string Write(GradedSubmission graded)
    {
        var submission = graded.Revealed();
        var who = submission.StudentName is { } name ? Markdown.Of($"{name} ({submission.Student})") : Markdown.Of($"{submission.Student}");
        return Markdown.Of($"""
            # {submission.Exam}

            {who}

            **{Points.Text(submission.Points, submission.MaxPoints)}**

            {Verdict(submission)}{Outline.Of(submission).Select(Exercise)}---

            Graded by mem {submission.ModelVersion}.{Digest(submission)}

            """).ToString();
    }

    private static Markdown Verdict(GradedSubmission submission) =>
        Join(submission.Verdict == SubmissionVerdict.Graded ? Markdown.Empty : Markdown.Of($"**{VerdictWords.Of(submission.Verdict)}**\n\n"), Block(submission.Reason));

    private static Markdown Numbers(Outline.NumberedExercise exercise) => exercise.Drawn.IsEmpty
        ? Markdown.Empty
        : Markdown.Of($"Your numbers:{exercise.Drawn.Select(drawn => Markdown.Of($" {Markdown.Code($"{drawn.Name} = {drawn.Value}")}"))}\n\n");

    private static Markdown Exercise(Outline.NumberedExercise exercise) => Markdown.Of($"## {exercise.Number}. {exercise.Name}\n\n{Numbers(exercise)}{exercise.Items.Select(Item)}");

    private static Markdown Item(Outline.NumberedItem item)
    {
        var graded = item.Item;
        var told = graded.Verdict is ItemVerdict.Right or ItemVerdict.Partial or ItemVerdict.Wrong;
        return Join(
            Markdown.Of($"### {item.Number} {graded.Name}: {Points.Text(graded.Points, graded.MaxPoints)}\n\n{graded.Text}\n\n"),
            graded.Answer is { } answer ? Markdown.Of($"Your answer:\n\n{Markdown.CodeBlock(answer)}\n") : Markdown.Empty,
            told ? Markdown.Empty : Markdown.Of($"**{VerdictWords.Of(graded.Verdict)}**\n\n"),
            Block(graded.Reason),
            Checks(item),
            Pictures(graded.Pictures));
    }

    private static Markdown Checks(Outline.NumberedItem item) => Join(
        Markdown.Of($"| check | points | |\n| --- | --- | --- |\n{item.Checks.Select(Row)}\n"),
        Markdown.Join(item.Checks.Select(Detail)));

    private static Markdown Row(Outline.NumberedCheck check) =>
        Markdown.Of($"| {check.Number} {check.Title} | {Points.Text(check.Check.Points)} / {Points.Text(check.Check.MaxPoints)} | {(check.Check.Passed ? "passed" : "failed")} |\n");

    private static Markdown Detail(Outline.NumberedCheck numbered)
    {
        var check = numbered.Check;
        var detail = Join(
            Block(check.Error),
            check.Note.Length > 0 ? Markdown.Of($"> {check.Note}\n\n") : Markdown.Empty,
            Value("Expected", check.Expected),
            Value("Found", check.Found),
            check.Difference.Length > 0 ? Markdown.Of($"Difference (- expected, + found):\n\n{Markdown.CodeBlock(check.Difference, "diff")}\n") : Markdown.Empty,
            check.Explanation.Length > 0 ? Markdown.Of($"Why:\n\n{Markdown.CodeBlock(check.Explanation)}\n") : Markdown.Empty,
            Pictures(check.Pictures));
        return detail.ToString().Length == 0 ? detail : Markdown.Of($"**{numbered.Number} {numbered.Title}**\n\n{detail}");
    }

    private static Markdown Value(string term, string text)
    {
        var lines = SafeText.Lines(text).TrimEnd('\n');
        if (lines.Length == 0) return Markdown.Empty;
        return lines.Contains('\n', StringComparison.Ordinal) ? Markdown.Of($"{term}:\n\n{Markdown.CodeBlock(lines)}\n") : Markdown.Of($"{term}: {Markdown.Code(lines)}\n\n");
    }

    private static Markdown Block(string text)
    {
        var lines = SafeText.Lines(text).TrimEnd('\n');
        if (lines.Length == 0) return Markdown.Empty;
        return lines.Contains('\n', StringComparison.Ordinal) ? Markdown.Of($"{Markdown.CodeBlock(lines)}\n") : Markdown.Of($"{lines}\n\n");
    }

    private static Markdown Pictures(ImmutableArray<StatePicture> pictures) => Markdown.Join(pictures.Select(picture => picture switch
    {
        AddressSpacePicture space => Markdown.Of($"{space.Label}:\n\n{Markdown.CodeBlock(PictureText.Of(space))}\n"),
        PageWalkPicture walk => Markdown.Of($"{walk.Label}:\n\n{Markdown.CodeBlock(PictureText.Of(walk))}\n"),
        _ => throw new InvalidOperationException("a picture is of an address space or a walk"),
    }));

    private static Markdown Digest(GradedSubmission submission) => submission.Digest is { } digest ? Markdown.Of($" Your file: SHA-256 {Markdown.Code(digest)}.") : Markdown.Empty;

    private static Markdown Join(params IEnumerable<Markdown> parts) => Markdown.Join(parts);
}

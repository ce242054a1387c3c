using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>A page of feedback for a student: points, then each exercise with the answers, what was expected and found, and why.</summary>
internal static class FeedbackHtml
{
    public static string Write(GradedSubmission graded)
    {
        var submission = graded.Revealed();
        return HtmlPage.Of($"{submission.Exam}: {submission.StudentName ?? submission.Student}", Html.Of($"""
            <header>
            <h1>{SafeText.Line(submission.Exam)}</h1>
            <div class="soft">{Who(submission)}</div>
            <div class="total">{Points.Text(submission.Points, submission.MaxPoints)}</div>
            {Bar(submission)}
            </header>
            {Verdict(submission)}
            {Outline.Of(submission).Select(Exercise)}
            <footer class="soft">Graded by mem {submission.ModelVersion}.{Digest(submission)}</footer>
            """));
    }

    /// <summary>What came of the file, where it is not simply graded.</summary>
    public static Html Verdict(GradedSubmission submission)
    {
        if (submission.Verdict == SubmissionVerdict.Graded && submission.Reason.Length == 0) return Html.Empty;
        var verdict = Html.Of($"<p><strong>{Sentence(VerdictWords.Of(submission.Verdict))}</strong></p>").When(submission.Verdict != SubmissionVerdict.Graded);
        return Html.Of($"""<div class="panel bad">{verdict}{Block(submission.Reason)}</div>""");
    }

    /// <summary>The values that were drawn for this student.</summary>
    private static Html Numbers(Outline.NumberedExercise exercise) => exercise.Drawn.IsEmpty
        ? Html.Empty
        : Html.Of($"""<p class="soft">Your numbers:{exercise.Drawn.Select(drawn => Html.Of($" <code>{SafeText.Line($"{drawn.Name} = {drawn.Value}")}</code>"))}</p>""");

    public static Html Exercise(Outline.NumberedExercise exercise) => Html.Of($"""
        <section>
        <h2>{exercise.Number}. {SafeText.Line(exercise.Name)}</h2>
        {Numbers(exercise)}
        {exercise.Items.Select(Item)}
        </section>

        """);

    private static Html Item(Outline.NumberedItem item)
    {
        var graded = item.Item;
        var tone = Html.Trusted(graded.Points == graded.MaxPoints ? "points good" : graded.Points > 0 ? "points some" : "points bad");
        return Html.Of($"""
            <article class="item">
            <div class="head"><h3>{item.Number} {SafeText.Line(graded.Name)}</h3><span class="{tone}">{Points.Text(graded.Points)} / {Points.Text(graded.MaxPoints)}</span></div>
            <p>{graded.Text}</p>
            {Answer(graded)}
            <ul class="checks">{item.Checks.Select(check => Check(graded, check))}</ul>
            {graded.Pictures.Select(Drawing.Figure)}
            </article>

            """);
    }

    private static Html Answer(GradedItem item)
    {
        var answer = item.Answer is { } text ? Html.Of($"<h4>Your answer</h4><pre>{SafeText.Lines(text)}</pre>") : Html.Empty;
        var told = item.Verdict is ItemVerdict.Right or ItemVerdict.Partial or ItemVerdict.Wrong;
        if (told && item.Reason.Length == 0) return answer;
        return Html.Of($"""{answer}<div class="panel bad">{Html.Of($"<p><strong>{Sentence(VerdictWords.Of(item.Verdict))}</strong></p>").When(!told)}{Block(item.Reason)}</div>""");
    }

    private static Html Check(GradedItem item, Outline.NumberedCheck check)
    {
        var (mark, tone, word) = check.Check.Passed ? ("✓", Html.Trusted("mark good"), "passed") : ("✗", Html.Trusted("mark bad"), "failed");
        var name = item.Kind == ItemKind.Question && item.Checks.Length == 1 && !check.Check.IsHidden ? "answer" : check.Check.Name;
        return Html.Of($"""
            <li><div class="head"><span class="{tone}" role="img" aria-label="{word}">{mark}</span><span class="name">{SafeText.Line(name)}</span><span class="points">{Points.Text(check.Check.Points)} / {Points.Text(check.Check.MaxPoints)}</span></div>
            {Detail(check.Check)}</li>

            """);
    }

    private static Html Detail(GradedCheck check)
    {
        var values = check.Expected.Length + check.Found.Length == 0
            ? Html.Empty
            : Html.Of($"<dl>{Value("Expected", check.Expected)}{Value("Found", check.Found)}</dl>");
        var inner = Html.Of($"""
            {Block(check.Error)}{Html.Of($"""<div class="panel note"><p>{check.Note}</p></div>""").When(check.Note.Length > 0)}{values}{Difference(check.Difference)}{Html.Of($"<h4>Why</h4><pre>{SafeText.Lines(check.Explanation).TrimEnd('\n')}</pre>").When(check.Explanation.Length > 0)}{check.Pictures.Select(Drawing.Figure)}
            """);
        return Html.Of($"""<div class="detail">{inner}</div>""").When(!inner.IsEmpty);
    }

    private static Html Value(string term, string text) => text.Length == 0 ? Html.Empty : Html.Of($"<dt>{term}</dt><dd>{Multiline(text)}</dd>");

    private static Html Multiline(string text)
    {
        var lines = SafeText.Lines(text).TrimEnd('\n');
        return lines.Contains('\n', StringComparison.Ordinal) ? Html.Of($"<pre>{lines}</pre>") : Html.Of($"<code>{lines}</code>");
    }

    /// <summary>A sentence, or a block when it has several lines.</summary>
    private static Html Block(string text)
    {
        var lines = SafeText.Lines(text).TrimEnd('\n');
        if (lines.Length == 0) return Html.Empty;
        return lines.Contains('\n', StringComparison.Ordinal) ? Html.Of($"<pre>{lines}</pre>") : Html.Of($"<p>{lines}</p>");
    }

    private static Html Difference(string difference)
    {
        if (difference.Length == 0) return Html.Empty;
        var lines = SafeText.Lines(difference).TrimEnd('\n').Split('\n').Select(line => line switch
        {
            ['+', ..] => Html.Of($"""<span class="plus">{line}</span>{Html.Trusted("\n")}"""),
            ['-', ..] => Html.Of($"""<span class="minus">{line}</span>{Html.Trusted("\n")}"""),
            _ => Html.Of($"{line}{Html.Trusted("\n")}"),
        });
        return Html.Of($"""<h4>Difference (- expected, + found)</h4><pre>{lines}</pre>""");
    }

    private static Html Bar(GradedSubmission submission)
    {
        var percent = (int)(Points.Share(submission.Points, submission.MaxPoints) * 100);
        return Html.Of($"""<div class="bar" role="img" aria-label="{percent} percent"><div style="width:{percent}%"></div></div>""");
    }

    private static Html Who(GradedSubmission submission) => submission.StudentName is { } name
        ? Html.Of($"{SafeText.Line(name)} ({SafeText.Line(submission.Student)})")
        : Html.Of($"{SafeText.Line(submission.Student)}");

    private static Html Digest(GradedSubmission submission) => submission.Digest is { } digest ? Html.Of($" Your file: SHA-256 <code>{digest}</code>.") : Html.Empty;

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}

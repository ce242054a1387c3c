using System.Collections.Immutable;
using MemDsl.Exams.Results;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Grading;

/// <summary>
/// Grades a class on several processors. Submissions know nothing of each other, and results come back in the order of the class, so neither the number of jobs nor who
/// is done first can be seen in them.
/// </summary>
/// <param name="grade">Grades one submission; called from several threads at once. Never throws for what a submission is.</param>
/// <param name="store">Where results are kept as soon as they are there; null to keep none.</param>
/// <param name="jobs">How many are graded at once, at least 1.</param>
public sealed class ClassGrader(Func<SubmissionFile, SubmissionText, GradedSubmission> grade, ResultStore? store, int jobs)
{
    /// <summary>Grades everybody who has no result that is still good.</summary>
    /// <param name="files">The class.</param>
    /// <param name="finished">Called after each student, from any thread, one call at a time.</param>
    public ImmutableArray<GradedSubmission> Grade(ImmutableArray<SubmissionFile> files, Action<GradedStudent>? finished = null)
    {
        var results = new GradedSubmission[files.Length];
        var gate = new Lock();
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            var text = files[i].Path is { } path ? SubmissionText.Read(path) : SubmissionText.Missing;
            var kept = store?.Kept(files[i], text.Digest);
            results[i] = kept ?? grade(files[i], text);
            if (kept is null) store?.Keep(results[i]);
            lock (gate) finished?.Invoke(new GradedStudent(results[i], kept is not null));
        });
        return [.. results];
    }
}

/// <summary>One student is done.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="WasKept">Whether the result was there from an earlier run.</param>
public readonly record struct GradedStudent(GradedSubmission Result, bool WasKept);

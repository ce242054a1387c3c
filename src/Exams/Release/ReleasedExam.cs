using System.Collections.Immutable;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;

namespace MemDsl.Exams.Release;

/// <summary>The files that a student gets.</summary>
/// <param name="Files">Names and contents, in the order in which a student would open them.</param>
public sealed record ReleasedExam(ImmutableArray<ReleasedFile> Files)
{
    public const string PageName = "exam.html";
    public const string TextName = "exam.md";
    public const string EditionName = "exam.mem";

    /// <param name="exam">Without errors.</param>
    /// <param name="states">Every exercise in the student's variant, without problems.</param>
    /// <param name="student">The ID; null where every student has the same, and no file names one.</param>
    /// <param name="instant">Questions whose answers can be tried against a hash; each was found fit for it.</param>
    public static ReleasedExam Of(Exam exam, ImmutableArray<VariantState> states, string? student, IReadOnlyList<QuestionState> instant)
    {
        ArgumentNullException.ThrowIfNull(exam);
        ArgumentNullException.ThrowIfNull(instant);
        var byExercise = states.ToDictionary(state => state.Exercise);
        var edition = StudentEdition.Of(
            exam,
            exercise => byExercise[exercise].Variant.Values,
            question => byExercise[question.Exercise].Items.OfType<QuestionState>().First(state => state.Question == question).ChoicesOf(student));
        return new ReleasedExam(
        [
            new ReleasedFile(PageName, ExamPage.Html(exam, states, student)),
            new ReleasedFile(TextName, ExamPage.Markdown(exam, states, student)),
            new ReleasedFile(EditionName, edition),
            .. states.Select(state => new ReleasedFile(GivenScript.NameOf(state.Exercise), GivenScript.Of(state.Exercise, state.Variant.Values))),
            new ReleasedFile(Submissions.SubmissionFolder.AnswerName, AnswerSkeleton.Of(exam, states, student)),
            .. instant.Count == 0 ? Array.Empty<ReleasedFile>() : [new ReleasedFile(InstantFile.Name, InstantFile.Write(instant.Select(InstantAnswer.Of)))],
        ]);
    }
}

/// <summary>A file of a release.</summary>
public sealed record ReleasedFile(string Name, string Content);

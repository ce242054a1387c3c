using System.Collections.Immutable;

namespace MemDsl.Exams.Results.Merging;

/// <summary>The results of a class.</summary>
/// <param name="Exam">The exam's name.</param>
/// <param name="ModelVersion">The version of the model that graded.</param>
/// <param name="Submissions">One a student, in ordinal order of the IDs.</param>
public sealed record MergedClass(string Exam, string ModelVersion, ImmutableArray<GradedSubmission> Submissions);

using MemDsl.Exams.Grading;

namespace MemDsl.Exams.Results;

/// <summary>One call of <c>mem exam grade</c>: what its results have in common.</summary>
/// <param name="Exam">The exam: its file's name without the ending.</param>
/// <param name="ExamDigest">SHA-256 of the exam and what it imports, in hexadecimal, so that results of two editions are not mixed.</param>
/// <param name="ModelVersion">The version of the model.</param>
/// <param name="Shard">Which part of the class was graded.</param>
public sealed record GradingRun(string Exam, string ExamDigest, string ModelVersion, Shard Shard);

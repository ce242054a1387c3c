namespace MemDsl.Exams.Results.Files;

/// <summary>A result and the file it was read from.</summary>
public sealed record StoredResult(string Path, GradedSubmission Submission);

namespace MemDsl.Exams.Submissions;

/// <summary>Who is graded, and where what they handed in lies.</summary>
/// <param name="Student">The ID.</param>
/// <param name="Name">As a roster gives it; null without one.</param>
/// <param name="Path">The file; null where nothing was handed in.</param>
public sealed record SubmissionFile(string Student, string? Name, string? Path);

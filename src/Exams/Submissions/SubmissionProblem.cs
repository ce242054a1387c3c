namespace MemDsl.Exams.Submissions;

/// <summary>Something about the files and the roster that a teacher has to know; students who are not concerned are graded.</summary>
/// <param name="Path">The file it is about.</param>
/// <param name="Line">The line in it, from 1; 0 where none is meant.</param>
/// <param name="Message">What is wrong and what was done about it, in one sentence.</param>
public sealed record SubmissionProblem(string Path, int Line, string Message)
{
    public override string ToString() => Line == 0 ? $"{Path}: {Message}" : $"{Path}({Line}): {Message}";
}

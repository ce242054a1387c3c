using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Files;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Grading;

/// <summary>
/// The folder that a run writes into, which a run that was ended half-way is taken up from. Each result is a whole file or none; what is there stays good as long as the
/// exam, the model and the submission are the same.
/// </summary>
public sealed class ResultStore
{
    private readonly GradingRun _run;

    private ResultStore(string folder, GradingRun run)
    {
        Folder = folder;
        _run = run;
    }

    public string Folder { get; }

    /// <summary>
    /// Makes the folder ready. Results of another edition of the exam or of another model are removed before the run is written down, so that none is ever taken
    /// for a result of this one.
    /// </summary>
    /// <returns>Null with a run that the folder belongs to instead: of another exam, or another part of the class.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static ResultStore? Open(string folder, GradingRun run, out GradingRun? owner)
    {
        ArgumentNullException.ThrowIfNull(run);
        owner = null;
        var path = Path.Combine(folder, ResultFolder.RunName);
        var results = Path.Combine(folder, ResultFolder.ResultsName);
        Directory.CreateDirectory(results);
        var before = File.Exists(path) && RunFile.Read(File.ReadAllBytes(path), path) is FileContent<GradingRun>.Read(var read) ? read : null;
        if (before is not null && (before.Exam != run.Exam || before.Shard != run.Shard))
        {
            owner = before;
            return null;
        }

        if (before != run)
        {
            foreach (var stale in Directory.EnumerateFiles(results, "*.json")) File.Delete(stale);
            Write(path, RunFile.Write(run));
        }

        return new ResultStore(folder, run);
    }

    /// <summary>The result of a submission that was graded before and has not changed since; null when it has to be graded.</summary>
    public GradedSubmission? Kept(SubmissionFile file, string? digest)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = ResultFolder.PathOf(Folder, file.Student);
        if (!File.Exists(path)) return null;
        // A defect is looked at again: it may be mended, or have been the computer's.
        return ResultFile.Read(File.ReadAllBytes(path), path) is FileContent<GradedSubmission>.Read(var result)
            && result.Student == file.Student
            && result.StudentName == file.Name
            && result.Digest == digest
            && result.Exam == _run.Exam
            && result.ModelVersion == _run.ModelVersion
            && result.Verdict != SubmissionVerdict.Defect
                ? result
                : null;
    }

    public void Keep(GradedSubmission result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Write(ResultFolder.PathOf(Folder, result.Student), ResultFile.Write(result));
    }

    /// <summary>Writes beside the target and renames, so that whoever looks finds a whole file or none.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var beside = path + ".partial";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write)) stream.Write(bytes);
        File.Move(beside, path, overwrite: true);
    }
}

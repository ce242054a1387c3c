using System.Collections.Immutable;
using MemDsl.Exams.Results.Files;

namespace MemDsl.Exams.Submissions;

/// <summary>Everybody who is to be graded, in ordinal order of their IDs, and what is odd about the files.</summary>
public sealed record SubmissionFolder(ImmutableArray<SubmissionFile> Files, ImmutableArray<SubmissionProblem> Problems)
{
    /// <summary>The name of the file in a student's own folder.</summary>
    public const string AnswerName = "answer.mem";

    private const string Ending = ".mem";

    /// <summary>The submissions of files and folders: <c>ID.mem</c>, <c>ID/answer.mem</c>.</summary>
    /// <param name="paths">Files that exist, and folders.</param>
    /// <param name="roster">With one, its students are graded and nobody else: who handed in nothing has the verdict <em>missing</em>.</param>
    public static SubmissionFolder Find(IEnumerable<string> paths, Roster? roster)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var problems = ImmutableArray.CreateBuilder<SubmissionProblem>();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var folders = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                folders.Add(path);
                foreach (var (student, file) in InFolder(path, problems)) Add(found, student, file, problems);
            }
            else
            {
                Add(found, StudentOf(path), path, problems);
            }
        }

        if (roster is not null) return OfRoster(roster, found, folders, problems);
        return new SubmissionFolder([.. found.Select(one => new SubmissionFile(one.Key, null, one.Value))], problems.ToImmutable());
    }

    /// <summary>Whose file it is, by its name, which has the ID as it is or percent-encoded, as released folders have it.</summary>
    public static string StudentOf(string path)
    {
        if (Path.GetFileName(path) == AnswerName && Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) is { Length: > 0 } folder) return ResultFolder.StudentOf(folder);
        return ResultFolder.StudentOf(Path.GetFileNameWithoutExtension(path));
    }

    private static IEnumerable<(string Student, string Path)> InFolder(string folder, ImmutableArray<SubmissionProblem>.Builder problems)
    {
        var entries = new List<string>(Directory.EnumerateFileSystemEntries(folder));
        entries.Sort(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var name = Path.GetFileName(entry);
            if (name.StartsWith('.')) continue;
            if (Directory.Exists(entry))
            {
                var answer = Path.Combine(entry, AnswerName);
                if (File.Exists(answer)) yield return (ResultFolder.StudentOf(name), answer);
                else problems.Add(new SubmissionProblem(entry, 0, $"there is no {AnswerName} in this folder; it was left out"));
            }
            else if (name.EndsWith(Ending, StringComparison.Ordinal))
            {
                yield return (ResultFolder.StudentOf(name[..^Ending.Length]), entry);
            }
            else
            {
                problems.Add(new SubmissionProblem(entry, 0, $"a submission is called ID{Ending} or ID/{AnswerName}; this file was left out"));
            }
        }
    }

    private static void Add(SortedDictionary<string, string> found, string student, string path, ImmutableArray<SubmissionProblem>.Builder problems)
    {
        if (StudentId.Problem(student) is { } problem)
            problems.Add(new SubmissionProblem(path, 0, $"{problem}; the file was left out"));
        else if (!found.TryAdd(student, path))
            problems.Add(new SubmissionProblem(path, 0, $"'{student}' has handed in '{found[student]}' too, which was taken; this file was left out"));
    }

    private static SubmissionFolder OfRoster(
        Roster roster, SortedDictionary<string, string> found, List<string> folders, ImmutableArray<SubmissionProblem>.Builder problems)
    {
        var files = new List<SubmissionFile>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var student in roster.Students)
        {
            var path = student.File is { } file
                ? folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
                : found.GetValueOrDefault(student.Id);
            if (path is not null) taken.Add(Path.GetFullPath(path));
            else if (student.File is { } missing) problems.Add(new SubmissionProblem(missing, 0, $"there is no such file, which the roster gives for '{student.Id}'"));
            files.Add(new SubmissionFile(student.Id, student.Name.Length == 0 ? null : student.Name, path));
        }

        foreach (var (student, path) in found)
        {
            if (!taken.Contains(Path.GetFullPath(path)))
                problems.Add(new SubmissionProblem(path, 0, $"'{student}' is not in the roster; the file was left out"));
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Student, right.Student));
        return new SubmissionFolder([.. files], [.. roster.Problems, .. problems]);
    }
}

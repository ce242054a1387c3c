using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results.Files;

namespace MemDsl.Exams.Results.Merging;

/// <summary>Puts the folders of several runs together, each of which graded a part of a class.</summary>
public static class ClassMerge
{
    /// <param name="folders">At least one; their order makes no difference to what comes out.</param>
    public static MergeOutcome Of(ImmutableArray<ResultFolderContent> folders)
    {
        var problems = folders.Skip(1).Select(folder => Stranger(folders[0], folder)).OfType<FileProblem>().ToList();
        problems.AddRange(folders.SelectMany(Misplaced));
        var byStudent = new SortedDictionary<string, StoredResult>(StringComparer.Ordinal);
        foreach (var result in folders.SelectMany(folder => folder.Results))
        {
            if (byStudent.TryAdd(result.Submission.Student, result)) continue;
            var first = byStudent[result.Submission.Student];
            if (!ResultFile.Write(first.Submission).AsSpan().SequenceEqual(ResultFile.Write(result.Submission))) problems.Add(Differ(first, result));
        }

        if (problems.Count > 0) return new MergeOutcome.Refused([.. problems]);
        var run = folders[0].Run;
        return new MergeOutcome.Merged(new MergedClass(run.Exam, run.ModelVersion, [.. byStudent.Values.Select(result => result.Submission)]), Missing(folders));
    }

    /// <summary>Why a folder does not belong to the first; null when it does.</summary>
    private static FileProblem? Stranger(ResultFolderContent first, ResultFolderContent folder)
    {
        var (one, other) = (first.Run, folder.Run);
        if (one.Exam != other.Exam) return Differ($"the exam {one.Exam}", $"the exam {other.Exam}");
        if (one.ExamDigest != other.ExamDigest) return Differ("one edition of the exam", "another edition");
        if (one.ModelVersion != other.ModelVersion) return Differ($"model {one.ModelVersion}", $"model {other.ModelVersion}");
        return one.Shard.Count != other.Shard.Count ? Differ($"part {one.Shard}", $"part {other.Shard}") : null;

        FileProblem Differ(string left, string right) =>
            new(DiagnosticDescriptors.RunsDiffer, $"'{first.Path}' is of {SafeText.Line(left)}, '{folder.Path}' of {SafeText.Line(right)}");
    }

    /// <summary>Results that are not of the run in whose folder they lie.</summary>
    private static IEnumerable<FileProblem> Misplaced(ResultFolderContent folder) =>
        from result in folder.Results
        where result.Submission.Exam != folder.Run.Exam || result.Submission.ModelVersion != folder.Run.ModelVersion
        select new FileProblem(
            DiagnosticDescriptors.RunsDiffer,
            SafeText.Line($"'{result.Path}' is of {result.Submission.Exam}, graded by model {result.Submission.ModelVersion}, '{folder.Path}' of {folder.Run.Exam}, graded by model {folder.Run.ModelVersion}"));

    private static FileProblem Differ(StoredResult first, StoredResult second)
    {
        string[] paths = [first.Path, second.Path];
        Array.Sort(paths, StringComparer.Ordinal);
        return new FileProblem(DiagnosticDescriptors.ResultsDiffer, $"'{SafeText.Line(first.Submission.Student)}' has two results that differ: '{paths[0]}' and '{paths[1]}'");
    }

    private static ImmutableArray<FileProblem> Missing(ImmutableArray<ResultFolderContent> folders)
    {
        var count = folders[0].Run.Shard.Count;
        var absent = Enumerable.Range(1, count).Except(folders.Select(folder => folder.Run.Shard.Number)).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        if (absent.Count == 0) return [];
        var which = absent.Count == 1 ? $"part {absent[0]} is" : $"parts {string.Join(", ", absent)} are";
        return [new FileProblem(DiagnosticDescriptors.PartsMissing, string.Create(CultureInfo.InvariantCulture, $"the class was split into {count} parts, and {which} not there"))];
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MemDsl.Exams.Results.Files;

/// <summary>The folder that a run writes: names, and reading it back.</summary>
public static class ResultFolder
{
    public const string RunName = "run.json";

    public const string ResultsName = "results";

    /// <summary>The file of a student's result in <paramref name="folder"/>.</summary>
    public static string PathOf(string folder, string student) => Path.Combine(folder, ResultsName, FileName(student) + ".json");

    /// <summary>
    /// What files about a student are called, without an ending. IDs that differ give names that differ, and none leaves the folder: what could be more than a
    /// letter is percent-encoded, and so is a dot at an end.
    /// </summary>
    public static string FileName(string student)
    {
        ArgumentNullException.ThrowIfNull(student);
        var name = new StringBuilder();
        var units = Encoding.UTF8.GetBytes(student);
        for (var i = 0; i < units.Length; i++)
        {
            var character = (char)units[i];
            var isInside = i > 0 && i < units.Length - 1;
            if (char.IsAsciiLetterOrDigit(character) || character is '_' or '@' or '+' or '-' or ' ' || (character == '.' && isInside)) name.Append(character);
            else name.Append('%').Append(units[i].ToString("X2", CultureInfo.InvariantCulture));
        }

        return name.Length == 0 ? "%" : name.ToString();
    }

    /// <summary>Whose a file with that name is: the ID that <see cref="FileName"/> gives the name, and the name itself where none does.</summary>
    public static string StudentOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var student = Uri.UnescapeDataString(name);
        return FileName(student) == name ? student : name;
    }

    /// <summary>Reads a folder, in ordinal order of its files; stops at the first that is not what it has to be.</summary>
    public static FileContent<ResultFolderContent> Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var runPath = Path.Combine(folder, RunName);
        if (!File.Exists(runPath)) return Refused(FileProblem.NotAResult(runPath, "", "there is no such file, so the folder is none of mem exam grade"));
        GradingRun run;
        switch (RunFile.Read(File.ReadAllBytes(runPath), runPath))
        {
            case FileContent<GradingRun>.Read(var read): run = read; break;
            case FileContent<GradingRun>.Refused(var problem): return Refused(problem);
            default: throw new InvalidOperationException("a file is read or refused");
        }

        var results = ImmutableArray.CreateBuilder<StoredResult>();
        var place = Path.Combine(folder, ResultsName);
        if (Directory.Exists(place))
        {
            foreach (var path in Directory.EnumerateFiles(place, "*.json").Order(StringComparer.Ordinal))
            {
                switch (ResultFile.Read(File.ReadAllBytes(path), path))
                {
                    case FileContent<GradedSubmission>.Read(var submission): results.Add(new StoredResult(path, submission)); break;
                    case FileContent<GradedSubmission>.Refused(var problem): return Refused(problem);
                }
            }
        }

        return new FileContent<ResultFolderContent>.Read(new ResultFolderContent(folder, run, results.ToImmutable()));

        static FileContent<ResultFolderContent> Refused(FileProblem problem) => new FileContent<ResultFolderContent>.Refused(problem);
    }
}

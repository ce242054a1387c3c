using System.Collections.Immutable;
using System.CommandLine;
using MemDsl.Exams.Formats;
using MemDsl.Exams.Results.Files;
using MemDsl.Exams.Results.Merging;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam merge DIR…</c>: the results of several runs as one class, with statistics.</summary>
internal static class ExamMergeCommand
{
    public static Command Create(CliContext context)
    {
        var folders = new Argument<string[]>("DIR") { Arity = ArgumentArity.OneOrMore, Description = "Folders that mem exam grade wrote." };
        var output = new Option<string?>("--output", "-o") { Description = "The folder that class.csv, checks.csv and statistics.csv are written to.", HelpName = "DIR" };

        var command = new Command("merge", "Put the results of several runs together, with statistics for each question.") { folders, output };
        command.SetAction(call => Merge(context, call.GetValue(folders)!, call.GetValue(output)));
        return command;
    }

    private static int Merge(CliContext context, string[] paths, string? output)
    {
        var contents = ImmutableArray.CreateBuilder<ResultFolderContent>();
        var problems = new List<FileProblem>();
        foreach (var path in paths)
        {
            switch (Read(path))
            {
                case FileContent<ResultFolderContent>.Read(var content): contents.Add(content); break;
                case FileContent<ResultFolderContent>.Refused(var problem): problems.Add(problem); break;
            }
        }

        if (problems.Count > 0) return Refuse(context, problems);
        return ClassMerge.Of(contents.ToImmutable()) switch
        {
            MergeOutcome.Merged merged => Write(context, merged, output),
            MergeOutcome.Refused refused => Refuse(context, refused.Problems),
            _ => throw new InvalidOperationException("folders are merged or refused"),
        };
    }

    private static FileContent<ResultFolderContent> Read(string path)
    {
        if (!Directory.Exists(path)) throw CallProblem.Missing(path);
        try
        {
            return ResultFolder.Read(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotReadable(path, problem.Message);
        }
    }

    private static int Write(CliContext context, MergeOutcome.Merged merged, string? output)
    {
        var statistics = ClassStatistics.Of(merged.Class);
        if (output is not null)
        {
            WholeFile.CreateFolder(output);
            foreach (var format in ResultFormats.All.OfType<ResultFormat.OfClass>())
                WholeFile.Write(Path.Combine(output, format.FileName), writer => format.Write(writer, merged.Class.Submissions));
            WholeFile.Write(Path.Combine(output, StatisticsCsv.FileName), writer => StatisticsCsv.Write(writer, statistics));
        }

        MergeText.Write(context.Output, merged.Class, statistics);
        foreach (var warning in merged.Warnings) context.Error.WriteLine($"mem: {warning}");
        return merged.Warnings.IsEmpty ? ExitStatus.Held : ExitStatus.Failed;
    }

    private static int Refuse(CliContext context, IEnumerable<FileProblem> problems)
    {
        foreach (var problem in problems) context.Error.WriteLine($"mem: {problem}");
        return ExitStatus.Invalid;
    }
}

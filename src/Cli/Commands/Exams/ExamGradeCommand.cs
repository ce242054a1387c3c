using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Formats;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;
using MemDsl.Exams.Submissions;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam grade EXAM SUBMISSION…</c>: what submissions earn, and why.</summary>
internal static class ExamGradeCommand
{
    private const string DefaultFormat = "table";

    public static Command Create(CliContext context)
    {
        var exam = ExamArguments.Exam();
        var submissions = new Argument<string[]>("SUBMISSION|DIR")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Files of answers, named ID.mem, and folders with ID.mem or ID/answer.mem.",
        };
        var student = ExamArguments.Student("Whose the one submission is, whatever its file is called.");
        var roster = ExamArguments.Roster();
        var jobs = CommandArguments.Number("--jobs", "Submissions that are graded at once (one a processor).", 1);
        var shard = Shards();
        var output = new Option<string?>("--output", "-o") { Description = "A folder for results, one file a student; a run that was ended is taken up from it.", HelpName = "DIR" };
        var format = Formats();
        var leaderboard = new Option<bool>("--leaderboard") { Description = "Gradescope: show the points of visible checks to other students." };

        var command = new Command("grade", "Grade submissions.") { exam, submissions, student, roster, jobs, shard, output, format, leaderboard };
        command.Validators.Add(result =>
        {
            if (result.GetValue(student) is not null && (result.GetValue(roster) is not null || result.GetValue(submissions) is not [var only] || Directory.Exists(only)))
                result.AddError("--student says whose one submission is: give one file, and no --students");
            if (result.GetResult(shard) is not null && result.GetValue(output) is null)
                result.AddError("--shard grades a part of a class, which mem exam merge puts together with the others: give the part a folder with -o");
        });
        command.SetAction(call => ExamArguments.WithKeysAndVariants(context, call.GetValue(exam)!, (source, states) =>
        {
            if (source.Exam.IsWithoutAnswers) context.WriteError(DiagnosticDescriptors.MaybeStudentEdition, call.GetValue(exam)!);
            var files = Files(context, call.GetValue(submissions)!, call.GetValue(student), ExamArguments.ReadRoster(call.GetValue(roster)));
            var part = call.GetValue(shard) ?? Shard.Whole;
            var request = new GradeRequest(
                source,
                part.Of(files),
                part,
                (int)Math.Min(call.GetValue(jobs) ?? Environment.ProcessorCount, 1024),
                call.GetValue(format) ?? [],
                FormatOptions.Default with { Leaderboard = call.GetValue(leaderboard) });
            return call.GetValue(output) is { } folder ? IntoFolder(context, states, request, folder) : ToOutput(context, states, request);
        }));
        return command;
    }

    private static Option<Shard?> Shards() => new("--shard")
    {
        Description = "The part of the class to grade, such as 2/4; a student is in the same part every time.",
        HelpName = "K/N",
        CustomParser = result =>
        {
            var shard = Shard.Parse(result.Tokens[0].Value);
            if (shard is null) result.AddError($"--shard takes a part such as 2/4, not '{result.Tokens[0].Value}'");
            return shard;
        },
    };

    private static Option<ResultFormat[]> Formats() => new("--format")
    {
        Description = "How results are written: " + string.Join(", ", ResultFormats.All.Select(format => format.Name)) + "; may be given several times with -o.",
        HelpName = "FORMAT",
        CustomParser = result =>
        {
            var formats = new List<ResultFormat>();
            foreach (var token in result.Tokens)
            {
                if (ResultFormats.Named(token.Value) is { } format) formats.Add(format);
                else if (token.Value != DefaultFormat) result.AddError($"there is no format '{token.Value}'; there are {string.Join(", ", ResultFormats.All.Select(one => one.Name))}");
            }

            return [.. formats];
        },
    };

    /// <summary>Who is graded; what is odd about files and roster is said and left out.</summary>
    private static ImmutableArray<SubmissionFile> Files(CliContext context, string[] paths, string? student, Roster? roster)
    {
        foreach (var path in paths)
            if (!Directory.Exists(path) && !File.Exists(path)) throw CallProblem.Missing(path);
        if (student is not null) return [new SubmissionFile(student, null, paths[0])];
        var found = SubmissionFolder.Find(paths, roster);
        foreach (var problem in found.Problems) context.WriteError(DiagnosticDescriptors.SubmissionOdd, problem);
        return found.Files.IsEmpty ? throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.NoSubmissions, paths[0]) : found.Files;
    }

    private static int IntoFolder(CliContext context, VariantStates states, GradeRequest request, string folder)
    {
        WholeFile.CreateFolder(folder);
        try
        {
            var run = new GradingRun(states.Exam.Name, request.Source.Digest, Grader.ModelVersion, request.Shard);
            var store = ResultStore.Open(folder, run, out var owner)
                ?? throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.FolderTaken, folder, $"part {owner!.Shard} of '{owner.Exam}'");
            var kept = 0;
            var results = Grade(context, states, request, store, one => kept += one.WasKept ? 1 : 0);
            GradedFiles.Write(folder, request.Formats, request.Options);
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Length - kept} graded, {kept} kept: {Path.Combine(folder, GradedFiles.TableName)}"));
            return Status(context, results);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotWritable(folder, problem.Message);
        }
    }

    private static int ToOutput(CliContext context, VariantStates states, GradeRequest request)
    {
        if (request.Formats.Length > 1 || (request.Formats is [ResultFormat.OfStudent] && request.Files.Length != 1))
            throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.ManyNeedFolder, request.Files.Length);
        var results = Grade(context, states, request, null, null);
        switch (request.Formats)
        {
            case [ResultFormat.OfStudent format]: context.Output.Write(format.Write(results[0], request.Options)); break;
            case [ResultFormat.OfClass format]: format.Write(context.Output, results); break;
            default: GradedTable.Write(context.Output, results); break;
        }

        return Status(context, results);
    }

    private static ImmutableArray<GradedSubmission> Grade(CliContext context, VariantStates states, GradeRequest request, ResultStore? store, Action<GradedStudent>? finished)
    {
        using var grader = new Grader(states);
        using var progress = new GradingProgress(context.IsErrorTerminal() ? context.Error : null, request.Files.Length, TimeProvider.System);
        return new ClassGrader(grader.Grade, store, request.Jobs).Grade(request.Files, one =>
        {
            progress.Advance(one.WasKept);
            finished?.Invoke(one);
        });
    }

    /// <summary>Wrong answers are no failure of grading; a submission that could not be graded is.</summary>
    private static int Status(CliContext context, ImmutableArray<GradedSubmission> results)
    {
        var defects = results.Where(result => result.Verdict == SubmissionVerdict.Defect).ToList();
        foreach (var result in defects) context.WriteError(DiagnosticDescriptors.NotGraded, result.Student, result.Reason);
        return defects.Count == 0 ? ExitStatus.Held : ExitStatus.Defect;
    }

    /// <summary>What is asked of a call.</summary>
    private sealed record GradeRequest(ExamSource Source, ImmutableArray<SubmissionFile> Files, Shard Shard, int Jobs, ResultFormat[] Formats, FormatOptions Options);
}

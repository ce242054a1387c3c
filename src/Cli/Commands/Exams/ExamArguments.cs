using System.CommandLine;
using MemDsl.Cli.Commands;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Submissions;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary>What the commands of exams take, and how an exam is read.</summary>
internal static class ExamArguments
{
    public static Argument<string> Exam() => new("EXAM") { Description = "A file with exercises." };

    /// <summary>An option with a student's ID; null when it was not given.</summary>
    public static Option<string?> Student(string description)
    {
        var option = new Option<string?>("--student") { Description = description, HelpName = "ID" };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (StudentId.Problem(token.Value) is { } problem) result.AddError($"--student takes an ID: {problem}");
        });
        return option;
    }

    public static Option<string?> Roster() => new("--students")
    {
        Description = "The class: a CSV file with id,name[,file] on each line.",
        HelpName = "FILE",
    };

    /// <summary>Reads an exam and hands it on; one with mistakes, or whose variants cannot be counted, is shown instead.</summary>
    public static int WithExam(CliContext context, string path, Func<ExamSource, VariantStates, int> command)
    {
        var source = ExamSource.Load(ScriptFiles.Readable(path));
        var exam = source.Exam;
        if (exam.HasErrors)
        {
            CheckReport.WriteText(context.Output, exam.Diagnostics);
            return ExitStatus.Of(new ScriptResult(path, exam.Diagnostics, []).Status);
        }

        if (exam.Exercises.IsEmpty) throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.NoExercises, path);
        var states = new VariantStates(exam);
        if (states.Missing is { } missing) throw new CallProblem(ExitStatus.Limited, DiagnosticDescriptors.ExamNeeds, path, missing);
        return command(source, states);
    }

    /// <summary>As <see cref="WithExam"/>, for commands that draw variants.</summary>
    public static int WithVariants(CliContext context, string path, Func<ExamSource, VariantStates, int> command) => WithExam(context, path, (source, states) =>
    {
        if (states.Problems.FirstOrDefault() is { } problem) throw new CallProblem(ExitStatus.Invalid, problem.Descriptor, problem.Arguments);
        return command(source, states);
    });

    /// <summary>As <see cref="WithExam"/>, for commands that need keys: what students were given is refused.</summary>
    public static int WithKeys(CliContext context, string path, Func<ExamSource, VariantStates, int> command) => WithExam(context, path, (source, states) =>
    {
        RefuseStudentEdition(source.Exam, path);
        return command(source, states);
    });

    /// <summary>As <see cref="WithVariants"/>, for commands that need keys: what students were given is refused.</summary>
    public static int WithKeysAndVariants(CliContext context, string path, Func<ExamSource, VariantStates, int> command) => WithVariants(context, path, (source, states) =>
    {
        RefuseStudentEdition(source.Exam, path);
        return command(source, states);
    });

    private static void RefuseStudentEdition(Exam exam, string path)
    {
        if (exam.IsWithoutAnswers && exam.Items.Any(item => item is Question)) throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.StudentEditionGiven, path);
    }

    public static Roster? ReadRoster(string? path)
    {
        if (path is null) return null;
        try
        {
            return MemDsl.Exams.Submissions.Roster.Parse(File.ReadAllText(ScriptFiles.Readable(path)), path);
        }
        catch (FormatException problem)
        {
            throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.RosterNotCsv, path, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotReadable(path, problem.Message);
        }
    }
}

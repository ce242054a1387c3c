using System.Collections.Immutable;
using System.CommandLine;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Release;
using MemDsl.Exams.Results;
using MemDsl.Exams.Submissions;
using MemDsl.Exams.Trying;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam try EXAM ANSWERS</c>: for students: can the answers be read, and do visible checks pass?</summary>
internal static class ExamTryCommand
{
    public static Command Create(CliContext context)
    {
        var exam = ExamArguments.Exam();
        var answers = new Argument<string>("ANSWERS") { Description = "A file of answers." };

        var command = new Command("try", "For students: whether answers can be read and are well-formed, and which visible checks pass.") { exam, answers };
        command.SetAction(call => ExamArguments.WithVariants(context, call.GetValue(exam)!, (source, states) =>
            Try(context.Output, source.Exam, states, ScriptFiles.Readable(call.GetValue(answers)!), call.GetValue(exam)!)));
        return command;
    }

    private static int Try(TextWriter output, Exam exam, VariantStates states, string path, string examPath)
    {
        if (states.Spaces.Any(space => space.Variants.Count != 1))
            throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.NoStudentEdition, examPath);
        var text = SubmissionText.Read(path);
        if (text.Verdict != SubmissionVerdict.Graded)
        {
            output.WriteLine($"{path}: {text.Reason}");
            return ExitStatus.Failed;
        }

        var trial = new AnswerTrial(exam, Hashes(Path.Combine(Path.GetDirectoryName(examPath) ?? "", InstantFile.Name)));
        var tried = trial.Try(text.Text);
        foreach (var mistake in trial.Mistakes) output.Write(mistake.Rendered);
        foreach (var item in tried)
        {
            output.WriteLine($"{item.Name}: {item.Outcome}");
            foreach (var line in item.Lines.SelectMany(lines => SafeText.Lines(lines).Split('\n'))) output.WriteLine("  " + line);
        }

        return trial.Mistakes.IsEmpty && tried.All(item => item.IsFine) ? ExitStatus.Held : ExitStatus.Failed;
    }

    private static ImmutableArray<InstantAnswer> Hashes(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            return InstantFile.Read(File.ReadAllBytes(path)) ?? throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.NotHashes, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotReadable(path, problem.Message);
        }
    }
}

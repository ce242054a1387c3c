using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;
using MemDsl.Exams.Results.Files;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam release EXAM -o DIR</c>: what students get, a folder each; no key, no solution, no hidden check.</summary>
internal static class ExamReleaseCommand
{
    public static Command Create(CliContext context)
    {
        var exam = ExamArguments.Exam();
        var output = new Option<string>("--output", "-o") { Description = "The folder that takes a folder for each student.", HelpName = "DIR", Required = true };
        var student = ExamArguments.Student("One student.");
        var roster = ExamArguments.Roster();
        var instant = new Option<string[]>("--instant")
        {
            Description = "A question whose answer mem exam try can tell right or wrong, by a salted hash; may be given several times.",
            HelpName = "QUESTION",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

        var command = new Command("release", "Write what students get: the exam as pages and for mem, and a file for answers.") { exam, output, student, roster, instant };
        command.Validators.Add(result =>
        {
            if (result.GetValue(student) is null == result.GetValue(roster) is null) result.AddError("release needs to know for whom: give --student ID or --students FILE");
        });
        command.SetAction(call => ExamArguments.WithVariants(context, call.GetValue(exam)!, (source, states) =>
            Release(context, source.Exam, states, Students(context, call.GetValue(student), call.GetValue(roster)), call.GetValue(output)!, call.GetValue(instant) ?? [])));
        return command;
    }

    private static ImmutableArray<string> Students(CliContext context, string? student, string? path)
    {
        if (student is not null) return [student];
        var roster = ExamArguments.ReadRoster(path)!;
        foreach (var problem in roster.Problems) context.WriteError(DiagnosticDescriptors.SubmissionOdd, problem);
        return [.. roster.Students.Select(one => one.Id)];
    }

    private static int Release(CliContext context, Exam exam, VariantStates states, ImmutableArray<string> students, string folder, string[] instant)
    {
        foreach (var name in instant)
            if (exam.Find(name) is not Question) throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.WrongUsage, $"--instant takes a question of the exam, and '{name}' is none");
        WholeFile.CreateFolder(folder);
        foreach (var student in students)
        {
            var variant = states.Of(student);
            if (variant.SelectMany(state => state.Problems).FirstOrDefault() is { } problem)
                throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.NotReleased, student, problem);
            var hashed = variant.SelectMany(state => state.Items).OfType<QuestionState>().Where(state => instant.Contains(state.Question.Name)).ToList();
            foreach (var state in hashed)
                if (InstantAnswer.Problem(state) is { } why) throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.InstantSearchable, state.Question.Name, why);
            ReleaseFolder.Write(Path.Combine(folder, ResultFolder.FileName(student)), ReleasedExam.Of(exam, variant, student, hashed));
        }

        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{students.Length} released: {folder}"));
        return ExitStatus.Held;
    }
}

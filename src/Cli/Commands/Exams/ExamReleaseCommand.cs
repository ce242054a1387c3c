using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;
using MemDsl.Exams.Results.Files;
using MemDsl.Exams.Submissions;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam release EXAM -o DIR</c>: what students get, a folder each, or one for all where nothing varies; no key, no solution, no hidden check.</summary>
internal static class ExamReleaseCommand
{
    public static Command Create(CliContext context)
    {
        var exam = ExamArguments.Exam();
        var output = new Option<string>("--output", "-o") { Description = "The folder that takes a folder for each student, or the files of an exam that is the same for all.", HelpName = "DIR", Required = true };
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
            if (result.GetValue(student) is not null && result.GetValue(roster) is not null) result.AddError("--student ID is for one student, --students FILE for a class: give one of them");
        });
        command.SetAction(call => ExamArguments.WithKeysAndVariants(context, call.GetValue(exam)!, (source, states) =>
            new Release(context, source.Exam, states, call.GetValue(output)!, call.GetValue(instant) ?? []).Write(call.GetValue(student), call.GetValue(roster))));
        return command;
    }

    /// <summary>One call of the command.</summary>
    private sealed record Release(CliContext Context, Exam Exam, VariantStates States, string Folder, string[] Instant)
    {
        public int Write(string? student, string? roster)
        {
            foreach (var name in Instant)
                if (Exam.Find(name) is not Question) throw WrongUsage($"--instant takes a question of the exam, and '{name}' is none");
            if (student is null && roster is null) return WriteForAll();
            return WriteFolders(student is null ? Students(roster!) : [student]);
        }

        private ImmutableArray<string> Students(string path)
        {
            var roster = ExamArguments.ReadRoster(path)!;
            foreach (var problem in roster.Problems) Context.WriteError(DiagnosticDescriptors.SubmissionOdd, problem);
            return [.. roster.Students.Select(one => one.Id)];
        }

        private int WriteFolders(ImmutableArray<string> students)
        {
            foreach (var student in students) RefuseAnswers(Path.Combine(Folder, ResultFolder.FileName(student)), () => Of(student, student));
            WholeFile.CreateFolder(Folder);
            foreach (var student in students) ReleaseFolder.Write(Path.Combine(Folder, ResultFolder.FileName(student)), Of(student, student));
            Context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{students.Length} released: {Folder}"));
            return ExitStatus.Held;
        }

        /// <summary>One set of files, where students have nothing of their own.</summary>
        private int WriteForAll()
        {
            if (!States.Count.IsOne)
                throw WrongUsage(string.Create(CultureInfo.InvariantCulture, $"release needs to know for whom, since the exam has {States.Count} variants: give --student ID or --students FILE"));
            var released = Of(null, "everybody");
            RefuseAnswers(Folder, () => released);
            WholeFile.CreateFolder(Folder);
            ReleaseFolder.WriteInto(Folder, released);
            Context.Output.WriteLine($"released for everybody, since nothing varies: {Folder}");
            return ExitStatus.Held;
        }

        /// <summary>What a student may have written is not overwritten: only a file of answers as it is released gives way.</summary>
        private static void RefuseAnswers(string folder, Func<ReleasedExam> released)
        {
            var path = Path.Combine(folder, SubmissionFolder.AnswerName);
            if (File.Exists(path) && !ReleaseFolder.Holds(path, released().Files.First(file => file.Name == SubmissionFolder.AnswerName)))
                throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.AnswersInTheWay, path);
        }

        private ReleasedExam Of(string? student, string whom)
        {
            var variant = States.Of(student ?? "");
            if (variant.SelectMany(state => state.Problems).FirstOrDefault() is { } problem)
                throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.NotReleased, whom, problem);
            var hashed = variant.SelectMany(state => state.Items).OfType<QuestionState>().Where(state => Instant.Contains(state.Question.Name)).ToList();
            foreach (var state in hashed)
                if (InstantAnswer.Problem(state) is { } why) throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.InstantSearchable, state.Question.Name, why);
            return ReleasedExam.Of(Exam, variant, student, hashed);
        }

        private static CallProblem WrongUsage(string words) => new(ExitStatus.WrongUsage, DiagnosticDescriptors.WrongUsage, words);
    }
}

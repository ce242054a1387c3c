using System.CommandLine;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Release;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam key EXAM --student ID</c>: the answers in a student's variant, and why. For teachers.</summary>
internal static class ExamKeyCommand
{
    public static Command Create(CliContext context)
    {
        var exam = ExamArguments.Exam();
        var student = ExamArguments.Student("Whose variant.");
        student.Required = true;
        var output = ReportOptions.Output();

        var command = new Command("key", "Show the answers of a student's variant, with the model's explanation of each.") { exam, student, output };
        command.SetAction(call => ExamArguments.WithKeysAndVariants(context, call.GetValue(exam)!, (_, states) =>
            ReportOptions.Write(context, call.GetValue(output), writer => Show(writer, states, call.GetValue(student)!))));
        return command;
    }

    private static int Show(TextWriter output, VariantStates states, string student)
    {
        KeyText.Write(output, states.Of(student), student);
        return ExitStatus.Held;
    }
}

using System.CommandLine;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Release;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam variant EXAM --student ID</c>: what that student is asked.</summary>
internal static class ExamVariantCommand
{
    public static Command Create(CliContext context)
    {
        var exam = ExamArguments.Exam();
        var student = ExamArguments.Student("Whose variant. The same exam and ID give the same variant for ever.");
        student.Required = true;

        var command = new Command("variant", "Show what a student is asked.") { exam, student };
        command.SetAction(call => ExamArguments.WithVariants(context, call.GetValue(exam)!, (_, states) => Show(context.Output, states, call.GetValue(student)!)));
        return command;
    }

    private static int Show(TextWriter output, VariantStates states, string student)
    {
        VariantText.Write(output, states.Of(student), student);
        return ExitStatus.Held;
    }
}

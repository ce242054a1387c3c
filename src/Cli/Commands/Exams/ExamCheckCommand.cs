using System.CommandLine;
using MemDsl.Exams.Checking;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam check EXAM</c>: tries every variant, and says what is wrong and how keys differ.</summary>
internal static class ExamCheckCommand
{
    public static Command Create(CliContext context)
    {
        var exam = ExamArguments.Exam();
        var format = ReportOptions.DiagnosticFormat();
        format.Description = "How the report is written (text).";
        var most = CommandArguments.Number("--variants", $"Variants of an exercise that are tried: {ExamCheck.MostVariants}, spread over all.", 1);

        var command = new Command("check", "Try an exam in its variants: whether solutions earn all points, how keys differ, what gives answers away.") { exam, most, format };
        command.SetAction(call => ExamArguments.WithKeys(context, call.GetValue(exam)!, (source, states) =>
            Check(context.Output, source, states, (int)Math.Min(call.GetValue(most) ?? ExamCheck.MostVariants, int.MaxValue), call.GetValue(format))));
        return command;
    }

    private static int Check(TextWriter output, ExamSource source, VariantStates states, int most, ReportFormat format)
    {
        var report = ExamCheck.Run(states, most);
        if (format == ReportFormat.Json) ExamReportJson.Write(output, source.Exam, report);
        else ExamReportText.Write(output, source.Exam, report);
        return report.HasErrors ? ExitStatus.Failed : ExitStatus.Held;
    }
}

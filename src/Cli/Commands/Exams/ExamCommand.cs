using System.CommandLine;

namespace MemDsl.Cli.Commands.Exams;

/// <summary><c>mem exam …</c>: exercises, what students get, and grading; a command of its own each.</summary>
internal static class ExamCommand
{
    public static Command Create(CliContext context) => new("exam", "Try, release and grade exams.")
    {
        ExamCheckCommand.Create(context),
        ExamVariantCommand.Create(context),
        ExamKeyCommand.Create(context),
        ExamReleaseCommand.Create(context),
        ExamTryCommand.Create(context),
        ExamMergeCommand.Create(context),
        ExamGradeCommand.Create(context),
    };
}

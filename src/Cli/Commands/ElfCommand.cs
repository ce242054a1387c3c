using System.CommandLine;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Commands;

/// <summary><c>mem elf FILE</c>: headers, segments, which sections they hold, and where the loader would put them.</summary>
internal static class ElfCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "An ELF file." };

        var command = new Command("elf", "Show an ELF file and where it would be loaded.") { file };
        command.SetAction(call => Show(context.Output, ScriptFiles.Readable(call.GetValue(file)!)));
        return command;
    }

    private static int Show(TextWriter output, string path)
    {
        var read = ScriptHost.Files.ReadFile(path);
        if (read.Bytes is not { } bytes)
            throw new CallProblem(ExitStatus.Limited, DiagnosticDescriptors.FileUnreadable, read.Problem!);
        return ElfReport.Write(output, path, bytes) is { } problem
            ? throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.NotElf, path, problem)
            : ExitStatus.Held;
    }
}

using System.CommandLine;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Commands;

/// <summary><c>mem link FILE -o DIR</c>: the ELF files of a script's images.</summary>
internal static class LinkCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A script with image declarations." };
        var folder = new Option<string>("--output", "-o") { Description = "The folder that the files are written to.", HelpName = "DIR", Required = true };

        var command = new Command("link", "Write the ELF files of a script's images.") { file, folder };
        command.SetAction(call => Link(context, ScriptFiles.Readable(call.GetValue(file)!), call.GetValue(folder)!));
        return command;
    }

    private static int Link(CliContext context, string path, string folder)
    {
        var compiled = MemScript.Load(path).Compile();
        CheckReport.WriteText(context.Output, compiled.Diagnostics);
        if (compiled.HasErrors)
            return ExitStatus.Invalid;

        var images = compiled.Link();
        foreach (var image in images)
        {
            if (image.Problem is { } problem)
                throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.ImageNotLinked, $"image '{image.Name}': {problem}");
        }

        WholeFile.CreateFolder(folder);
        foreach (var image in images)
        {
            var target = Path.Combine(folder, Path.GetFileName(image.Name));
            WholeFile.Write(target, image.Bytes);
            MakeExecutable(target);
            context.Output.WriteLine($"{target} ({image.Bytes.Length} bytes)");
        }

        return ExitStatus.Held;
    }

    private static void MakeExecutable(string path)
    {
        const UnixFileMode Run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | Run);
    }
}

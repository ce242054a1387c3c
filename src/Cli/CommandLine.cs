using System.CommandLine;
using MemDsl.Cli.Commands;

namespace MemDsl.Cli;

/// <summary>The command line of <c>mem</c>: one line here is one command.</summary>
internal static class CommandLine
{
    /// <summary>Set to anything, it makes a defect print its stack trace.</summary>
    public const string DebugVariable = "MEM_DEBUG";

    /// <summary>Runs one command line and gives the exit status of the process.</summary>
    public static int Invoke(string[] args, CliContext context)
    {
        try
        {
            var parsed = CreateRoot(context).Parse(args);
            if (parsed.Errors.Count > 0)
                return WrongUsage(parsed, context);
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = context.Output,
                Error = context.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception defect) when (Environment.GetEnvironmentVariable(DebugVariable) is null)
        {
            context.WriteError("MEM5099", $"a defect in mem itself: {defect.GetType().Name}: {defect.Message} (set {DebugVariable}=1 for the stack trace)");
            return ExitStatuses.Defect;
        }
        catch (Exception defect)
        {
            context.Error.WriteLine(defect);
            return ExitStatuses.Defect;
        }
        finally
        {
            context.Output.Flush();
            context.Error.Flush();
        }
    }

    /// <summary>The root command with its six commands.</summary>
    public static RootCommand CreateRoot(CliContext context) =>
        new("Runs scripts against a model of Linux's memory manager.")
        {
            RunCommand.Create(context),
        };

    private static int WrongUsage(ParseResult parsed, CliContext context)
    {
        var command = parsed.CommandResult.Command is RootCommand ? "mem" : $"mem {parsed.CommandResult.Command.Name}";
        context.WriteError("MEM5001", parsed.Errors[0].Message.TrimEnd('.'));
        context.Error.WriteLine($"help: {command} --help");
        return ExitStatuses.WrongUsage;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using MemDsl.Cli.Commands;
using MemDsl.Cli.Commands.Exams;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli;

/// <summary>The command line of <c>mem</c>: one line of <see cref="CreateRoot"/> is one command.</summary>
internal static class CommandLine
{
    /// <summary>Set to anything, it makes a defect print its stack trace.</summary>
    public const string DebugVariable = "MEM_DEBUG";

    public static bool IsDebugging => Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 };

    /// <summary>Runs one command line and gives the exit status of the process.</summary>
    public static int Invoke(IReadOnlyList<string> args, CliContext context)
    {
        try
        {
            if (RunCommand.IsPlain(args))
                return RunCommand.RunPlain(context, new ArraySegment<string>([.. args], 1, args.Count - 1));
            return InvokeParsed(args, context);
        }
        catch (CallProblem problem)
        {
            context.WriteError(problem.Descriptor, [.. problem.Arguments]);
            return problem.Status;
        }
        catch (Exception defect) when (!IsDebugging)
        {
            context.WriteError(DiagnosticDescriptors.Defect, $"{defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")}");
            context.WriteHelp($"{DebugVariable}=1 in the environment shows where");
            return ExitStatus.Defect;
        }
        catch (Exception defect)
        {
            context.Error.WriteLine(defect);
            return ExitStatus.Defect;
        }
        finally
        {
            context.Output.Flush();
            context.Error.Flush();
        }
    }

    /// <summary>A method of its own: what it names, the library of command lines among it, is loaded when it is entered.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int InvokeParsed(IReadOnlyList<string> args, CliContext context)
    {
        var parsed = CreateRoot(context).Parse(args);
        if (parsed.Errors.Count > 0)
            return WrongUsage(parsed, context);
        var status = parsed.Invoke(new InvocationConfiguration
        {
            Output = context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
        });
        context.Output.Flush();
        return status;
    }

    private static RootCommand CreateRoot(CliContext context) =>
        new("Runs scripts against a model of Linux's memory manager. Deterministic: the same script gives the same bytes everywhere.")
        {
            RunCommand.Create(context),
            CheckCommand.Create(context),
            FmtCommand.Create(context),
            ReplCommand.Create(context),
            ElfCommand.Create(context),
            LinkCommand.Create(context),
            ExplainCommand.Create(context),
            ReplayCommand.Create(context),
            ExamCommand.Create(context),
        };

    private static int WrongUsage(ParseResult parsed, CliContext context)
    {
        var command = NameOf(parsed.CommandResult);
        context.WriteError(DiagnosticDescriptors.WrongUsage, parsed.CommandResult.Command is RootCommand or { Subcommands.Count: > 0 } && parsed.UnmatchedTokens is [var unknown, ..]
            ? $"there is no command '{unknown}'"
            : parsed.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.'));
        context.WriteHelp($"{command} --help");
        return ExitStatus.WrongUsage;
    }

    /// <summary><c>mem exam grade</c>.</summary>
    private static string NameOf(CommandResult command) =>
        command.Command is RootCommand ? "mem" : command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : command.Command.Name;
}

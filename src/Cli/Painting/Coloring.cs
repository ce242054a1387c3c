using System.Runtime.CompilerServices;

namespace MemDsl.Cli.Painting;

/// <summary>Whether there are colours, and standard output with them.</summary>
internal static class Coloring
{
    public static bool IsOn(ColorChoice choice, CliContext context) => choice switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => context.IsOutputTerminal()
            && context.Variable("NO_COLOR") is null or ""
            && (OperatingSystem.IsWindows() || context.Variable("TERM") is not (null or "" or "dumb")),
    };

    /// <summary>Runs a command, with its standard output painted where the choice comes to that.</summary>
    public static int Run(CliContext context, ColorChoice choice, Func<CliContext, int> command) =>
        IsOn(choice, context) ? RunPainted(context, command) : command(context);

    /// <summary>A method of its own: what it names is loaded when it is entered.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunPainted(CliContext context, Func<CliContext, int> command)
    {
        using var output = new PaintedWriter(context.Output);
        try
        {
            return command(context with { Output = output });
        }
        finally
        {
            output.Flush();
        }
    }
}

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>A session at the process's own terminal: the reader, and who hears Ctrl+C.</summary>
internal static class EditedSession
{
    /// <param name="context">Whose output is the terminal.</param>
    /// <param name="hasColors">Whether the input is coloured.</param>
    /// <param name="hasHistory">Whether the history of earlier sessions is read and written.</param>
    /// <param name="loop">Runs the session, and lets its statements be stopped.</param>
    public static int Run(CliContext context, bool hasColors, bool hasHistory, Func<ISubmissionReader, IInterruption, int> loop)
    {
        using var reader = new TerminalReader(context.Output, hasColors, hasHistory ? HistoryFile.Of(context.Variable) : null);
        using var ctrlC = new CtrlC(reader.Interrupt, Say, Environment.Exit, TimeProvider.System);
        ConsoleCancelEventHandler pressed = (_, press) =>
        {
            if (press.SpecialKey != ConsoleSpecialKey.ControlC)
                return;
            press.Cancel = true;
            ctrlC.Press();
        };
        Console.CancelKeyPress += pressed;

        void Say(string line)
        {
            context.Error.WriteLine(line);
            context.Error.Flush();
        }

        try
        {
            return loop(reader, ctrlC);
        }
        finally
        {
            Console.CancelKeyPress -= pressed;
        }
    }
}

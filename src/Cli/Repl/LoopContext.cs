using System.Diagnostics;
using System.Globalization;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Repl;

/// <summary>What the loop and its commands act on: the session, the output, and what was switched on.</summary>
internal sealed class LoopContext(CliContext cli, ScriptOptions options, IInterruption interruption)
{
    private bool _isTimed;

    public ScriptSession Session { get; } = new(options with { MaxEvents = 0 });

    /// <summary>The exit status of the worst submission so far.</summary>
    public int Status { get; private set; } = ExitStatus.Held;

    /// <summary>Whether the user wants to leave.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whether each submission is followed by what it cost. Events are counted only then, because listening makes the machine slower.</summary>
    public bool IsTimed
    {
        get => _isTimed;
        set
        {
            _isTimed = value;
            Session.Options = Session.Options with { MaxEvents = value ? 1 : 0 };
        }
    }

    /// <summary>Writes a line.</summary>
    public void Say(string line) => cli.Output.WriteLine(line);

    /// <summary>Writes a text that may have a newline at its end.</summary>
    public void WriteWhole(string text)
    {
        if (text.Length == 0) return;
        cli.Output.Write(text);
        if (text[^1] != '\n') cli.Output.WriteLine();
    }

    /// <summary>Submits the text of a file.</summary>
    public void RunFile(string path)
    {
        var script = MemScript.Load(path, Session.Options);
        if (script.Problem is not { } problem)
        {
            Submit(script.Text!, path);
            return;
        }

        cli.Output.Write(problem.Rendered);
        Status = ExitStatus.Worse(Status, ExitStatus.Invalid);
    }

    /// <summary>Submits a text and shows what came of it. Ctrl+C ends it, and the session is as before.</summary>
    /// <returns>Null when it was ended.</returns>
    public SubmissionResult? Submit(string text, string path)
    {
        cli.Output.Flush();
        var watch = Stopwatch.StartNew();
        if (Interruptible(token => Session.SubmitAsync(text, path, token)) is not { } result) return null;
        watch.Stop();
        Show(result);
        if (IsTimed && result.State is { } state) Say(Cost(state, watch.Elapsed));
        Status = ExitStatus.Worse(Status, StatusOf(result));
        return result;
    }

    /// <summary>Does what may take long; null when it was interrupted, which is said.</summary>
    public T? Interruptible<T>(Func<CancellationToken, Task<T>> work)
        where T : class
    {
        try
        {
            return work(interruption.Begin()).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            Say("interrupted; the machine and the variables are as before");
            return null;
        }
        finally
        {
            interruption.End();
        }
    }

    /// <summary>Shows what came of a text.</summary>
    public void Show(SubmissionResult result)
    {
        CheckReport.WriteText(cli.Output, result.Diagnostics);
        WriteWhole(result.Output);
        foreach (var failure in result.Failures) cli.Output.Write(FailureText.Explain(failure));
        if (result.Stop is { } stop) cli.Output.Write(FailureText.Explain(stop));
        if (result.SkipReason is { } reason) Say($"skipped: {reason}");
        foreach (var test in result.Tests) CheckReport.WriteText(cli.Output, ScriptSession.TypedText, test);
        if (result.Status == RunStatus.Limited && result.Stop is not null) Say("the machine and the variables are as before");
    }

    private static string Cost(ScriptState state, TimeSpan time)
    {
        var events = state.Events.Count + state.EventsLeftOut;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(state.Operations, "operation")}, {Count(events, "event")}, {time.TotalMilliseconds:0.00} ms");
    }

    private static string Count(long number, string thing) => string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    private static int StatusOf(SubmissionResult result)
    {
        var status = result.Status == RunStatus.Invalid ? ExitStatus.Of(new ScriptResult("", result.Diagnostics, []).Status) : ExitStatus.Of(result.Status);
        return result.Tests.Aggregate(status, (worst, test) => ExitStatus.Worse(worst, ExitStatus.Of(test.Status)));
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>A real terminal: a server of tmux of its own, with one window in which a shell command runs.</summary>
internal sealed class TmuxTerminal : IDisposable
{
    /// <summary>How long a computer with other work to do may take for what is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A name of its own: the server before this one may still be on its way out.</summary>
    private readonly string _server = $"mem-test-{Guid.NewGuid():N}";

    /// <summary>Why there can be no terminal; null when there can.</summary>
    public static string? WhyNot()
    {
        if (OperatingSystem.IsWindows())
            return "tmux is no program of Windows";
        try
        {
            Run(["-V"]);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "tmux is not installed";
        }
    }

    /// <param name="columns">The width of the window.</param>
    /// <param name="rows">Its height.</param>
    /// <param name="command">What the shell runs in it.</param>
    public TmuxTerminal(int columns, int rows, string command) =>
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", command);

    /// <summary>All that was shown and stands there now, without blanks at the ends of lines.</summary>
    public string Shown => string.Join('\n', Tmux("capture-pane", "-p", "-S", "-").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    /// <summary>Presses keys, by their names for tmux.</summary>
    public void Press(params string[] keys) => Tmux(["send-keys", .. keys]);

    public void Type(string text) => Tmux("send-keys", "-l", text);

    /// <summary>Pastes as a terminal does that was asked to mark it.</summary>
    public void Paste(string text)
    {
        Tmux("set-buffer", text);
        Tmux("paste-buffer", "-p");
    }

    public void Resize(int columns, int rows) => Tmux("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>Waits until the screen matches a pattern, in which <c>^</c> and <c>$</c> stand for the ends of lines.</summary>
    /// <param name="pattern">What is waited for.</param>
    /// <param name="again">What is done now and then while it does not come.</param>
    public void WaitFor(string pattern, Action? again = null)
    {
        var watch = Stopwatch.StartNew();
        for (var tries = 1; !Regex.IsMatch(Shown, pattern, RegexOptions.Multiline); tries++)
        {
            Assert.True(watch.Elapsed < Patience, $"the terminal did not come to show /{pattern}/, but:\n{Shown}");
            Thread.Sleep(20);
            if (tries % 100 == 0)
                again?.Invoke();
        }
    }

    public void Dispose() => Tmux("kill-server");

    private string Tmux(params string[] arguments) => Run(["-L", _server, .. arguments]);

    private static string Run(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("tmux", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"tmux {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }
}

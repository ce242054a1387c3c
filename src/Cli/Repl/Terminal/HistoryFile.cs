using System.Text;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>
/// The entries of earlier sessions: one a line, with <c>\n</c> and <c>\\</c> for its line breaks and backslashes. What cannot be read or written is passed over, for
/// a history is a convenience.
/// </summary>
internal sealed class HistoryFile(string path)
{
    /// <summary>A file of more bytes is nothing that this program has written.</summary>
    private const long LargestFile = 16 << 20;

    public string Location { get; } = path;

    /// <summary><c>$XDG_STATE_HOME/mem/history</c>, else <c>~/.local/state/mem/history</c>; null for somebody without a home.</summary>
    public static HistoryFile? Of(Func<string, string?> variable)
    {
        if (variable("XDG_STATE_HOME") is { Length: > 0 } state && Path.IsPathRooted(state))
            return new HistoryFile(Path.Combine(state, "mem", "history"));
        return variable("HOME") is { Length: > 0 } home && Path.IsPathRooted(home)
            ? new HistoryFile(Path.Combine(home, ".local", "state", "mem", "history"))
            : null;
    }

    /// <summary>The entries, the oldest first. A file with twice as many as are kept is cut back.</summary>
    public IReadOnlyList<string> Load()
    {
        try
        {
            var file = new FileInfo(Location);
            if (!file.Exists || file.Length > LargestFile)
                return [];
            var lines = File.ReadAllLines(Location);
            if (lines.Length <= History.Capacity)
                return [.. lines.Select(Decode)];
            var kept = lines[^History.Capacity..];
            if (lines.Length > 2 * History.Capacity)
                Rewrite(kept);
            return [.. kept.Select(Decode)];
        }
        catch (Exception problem) when (IsOfTheFile(problem))
        {
            return [];
        }
    }

    /// <summary>Writes one more entry, in one go, so that those of two sessions do not mix.</summary>
    public void Append(string entry)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Location)!);
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };

            // What somebody types is nobody else's business.
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(Location, options);
            file.Write(Encoding.UTF8.GetBytes(Encode(entry) + "\n"));
        }
        catch (Exception problem) when (IsOfTheFile(problem))
        {
            // A home that cannot be written to is no reason to disturb.
        }
    }

    public static string Encode(string entry) => entry.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    public static string Decode(string line)
    {
        var entry = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
                entry.Append(line[++i] == 'n' ? '\n' : line[i]);
            else
                entry.Append(line[i]);
        }

        return entry.ToString();
    }

    private void Rewrite(string[] lines)
    {
        var shorter = Location + "." + Environment.ProcessId;
        File.WriteAllLines(shorter, lines);
        File.Move(shorter, Location, overwrite: true);
    }

    private static bool IsOfTheFile(Exception problem) => problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}

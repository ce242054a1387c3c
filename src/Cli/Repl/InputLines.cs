using System.Text;

namespace MemDsl.Cli.Repl;

/// <summary>The lines of standard input. What stands behind it may be anything, a device without an end too.</summary>
internal sealed class InputLines(TextReader input)
{
    private const int LongestLine = 16 << 20;

    /// <summary>The next line without its end; null when there is none.</summary>
    /// <exception cref="CallProblem">The input cannot be read, or a line is endless.</exception>
    public string? Next()
    {
        try
        {
            var line = new StringBuilder();
            for (var next = input.Read(); next >= 0; next = input.Read())
            {
                if (next == '\n')
                    return line.Length > 0 && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : line.ToString();
                if (line.Append((char)next).Length > LongestLine)
                    throw CallProblem.NotReadable("standard input", $"a line has more than {LongestLine >> 20}M characters");
            }

            return line.Length == 0 ? null : line.ToString();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotReadable("standard input", problem.Message);
        }
    }
}

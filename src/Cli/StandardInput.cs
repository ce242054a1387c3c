using System.Text;

namespace MemDsl.Cli;

/// <summary>Standard input, as far as there is one.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fd";
    private const string Flags = "/proc/self/fdinfo";

    /// <summary>O_ACCMODE: the bits of a descriptor's flags that say how it may be used; 0 is to read.</summary>
    private const int AccessMode = 3;

    /// <summary>A reader of UTF-8; one without anything to read when standard input is closed.</summary>
    public static TextReader Open() => IsClosed() ? TextReader.Null : new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));

    /// <summary>
    /// Whether the process was started without a standard input (<c>&lt;&amp;-</c>). The runtime has then given descriptor 0 to a pipe of its own before any code of ours
    /// ran, and to read from it is to wait for ever: a pipe that this very process can write to. Seen on Linux alone; elsewhere the answer is no.
    /// </summary>
    private static bool IsClosed()
    {
        try
        {
            return Directory.Exists(Descriptors) && Target("0") is { } pipe && pipe.Contains("pipe:[", StringComparison.Ordinal)
                && Directory.EnumerateFileSystemEntries(Descriptors).Select(path => Path.GetFileName(path)).Any(name => name is not ("0" or "1" or "2") && Target(name) == pipe && IsWritable(name));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What a descriptor is; null for one that was closed meanwhile.</summary>
    private static string? Target(string descriptor) => new FileInfo(Path.Combine(Descriptors, descriptor)).LinkTarget;

    private static bool IsWritable(string descriptor)
    {
        var line = File.ReadLines(Path.Combine(Flags, descriptor)).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return line is not null && (Convert.ToInt32(line["flags:".Length..].Trim(), 8) & AccessMode) != 0;
    }
}

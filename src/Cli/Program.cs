using System.Text;
using MemDsl.Cli;

// Console.Out would look for encodings and flush each line; a plain buffered writer starts faster and writes in one go.
using var output = StandardWriter(new StandardStream(Console.OpenStandardOutput(), "standard output"));
using var error = StandardWriter(new StandardStream(Console.OpenStandardError(), null));

return CommandLine.Invoke(args, new CliContext(
    output,
    error,
    StandardInput.Open,
    () => !Console.IsInputRedirected && !Console.IsOutputRedirected)
{
    IsOutputTerminal = () => !Console.IsOutputRedirected,
    IsErrorTerminal = () => !Console.IsErrorRedirected,
    Variable = Environment.GetEnvironmentVariable,
});

static StreamWriter StandardWriter(Stream stream) => new(stream, new UTF8Encoding(false), 4096) { NewLine = "\n" };

using System.Text;
using MemDsl.Cli;

// Console.Out would look for encodings and flush each line; a plain buffered writer starts faster and writes in one go.
using var output = StandardWriter(Console.OpenStandardOutput());
using var error = StandardWriter(Console.OpenStandardError());

var context = new CliContext(
    output,
    error,
    () => Console.In,
    Environment.CurrentDirectory,
    !Console.IsInputRedirected && !Console.IsOutputRedirected);

return CommandLine.Invoke(args, context);

static StreamWriter StandardWriter(Stream stream) => new(stream, new UTF8Encoding(false), 4096) { NewLine = "\n" };

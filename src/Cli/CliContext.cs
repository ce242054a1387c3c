using MemDsl.Compiler.Diagnostics;

namespace MemDsl.Cli;

/// <summary>What a command sees of the outside: its streams, and whether a person watches. Tests hand in their own.</summary>
/// <param name="Output">Standard output: results.</param>
/// <param name="Error">Standard error: what went wrong with the call itself.</param>
/// <param name="OpenInput">Opens standard input, which only the REPL reads.</param>
/// <param name="IsInteractive">Whether input and output are a terminal, so that prompts make sense.</param>
internal sealed record CliContext(TextWriter Output, TextWriter Error, Func<TextReader> OpenInput, Func<bool> IsInteractive)
{
    /// <summary>Whether standard output is a terminal, so that colours make sense.</summary>
    public Func<bool> IsOutputTerminal { get; init; } = () => false;

    /// <summary>Whether standard error is a terminal, so that progress makes sense.</summary>
    public Func<bool> IsErrorTerminal { get; init; } = () => false;

    /// <summary>A variable of the environment; null for one that is not set.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>Writes a one-line error that concerns the call, not a place in a script: <c>mem: error ID: words</c>.</summary>
    public void WriteError(DiagnosticDescriptor descriptor, params ReadOnlySpan<object?> arguments) =>
        Error.WriteLine("mem: " + DiagnosticFormatter.FormatHeadline(Diagnostic.Create(descriptor, null, arguments)));

    public void WriteHelp(string words) => Error.WriteLine("help: " + words);
}

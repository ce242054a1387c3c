namespace MemDsl.Cli;

/// <summary>What a command sees of the outside: its streams, its folder, and whether a person watches. Tests hand in their own.</summary>
/// <param name="Output">Standard output: results.</param>
/// <param name="Error">Standard error: what went wrong with the call itself.</param>
/// <param name="Input">Standard input, read by the REPL only.</param>
/// <param name="WorkingDirectory">The absolute folder that relative paths start from.</param>
/// <param name="IsInteractive">Whether input and output are a terminal, so that prompts make sense.</param>
internal sealed record CliContext(
    TextWriter Output,
    TextWriter Error,
    Func<TextReader> Input,
    string WorkingDirectory,
    bool IsInteractive)
{
    /// <summary>The absolute path that a user's path means.</summary>
    public string Absolute(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>Writes a one-line error that concerns the call, not a place in a script: <c>mem: error ID: words</c>.</summary>
    public void WriteError(string id, string words) => Error.WriteLine($"mem: error {id}: {words}");
}

namespace MemDsl.Cli.Repl.Commands;

/// <summary>A command of the loop: a line that begins with a colon.</summary>
/// <param name="Name">With its colon.</param>
/// <param name="Arguments">As <c>:help</c> shows them; empty for none.</param>
/// <param name="Meaning">What it does, in one line.</param>
/// <param name="Run">Carries it out; gets what stands behind the name. Its answer is what is wrong with that, or null.</param>
internal sealed record LoopCommand(string Name, string Arguments, string Meaning, Func<LoopContext, string, WrongArguments?> Run)
{
    /// <summary>A shorter name; null for none.</summary>
    public string? Short { get; init; }

    /// <summary>How it is written.</summary>
    public string Form => Arguments.Length == 0 ? Name : $"{Name} {Arguments}";
}

/// <summary>What a command was given instead of what it takes.</summary>
/// <param name="Expected">What it takes, in words.</param>
internal sealed record WrongArguments(string Expected);

namespace MemDsl.Cli.Repl;

/// <summary>Behind a pipe Ctrl+C ends the program, as that of any other.</summary>
internal sealed class NoInterruption : IInterruption
{
    public static readonly NoInterruption Instance = new();

    public CancellationToken Begin() => CancellationToken.None;

    public void End()
    {
    }
}

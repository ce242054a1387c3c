namespace MemDsl.Cli.Repl;

/// <summary>Who may stop a statement that runs.</summary>
internal interface IInterruption
{
    /// <summary>A statement begins; the token asks it to stop.</summary>
    CancellationToken Begin();

    /// <summary>The statement has ended, one way or the other.</summary>
    void End();
}

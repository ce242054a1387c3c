namespace MemDsl.Replay.Emission;

/// <summary>A recording as a script.</summary>
/// <param name="Text">The script.</param>
/// <param name="Operations">How many operations it carries out, each repetition one.</param>
/// <param name="Assertions">How many assertions are written in it.</param>
public sealed record EmittedScript(string Text, int Operations, int Assertions);

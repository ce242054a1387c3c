namespace MemDsl.Scripting.Sessions;

/// <summary>A part of the script that a session becomes: some whole lines.</summary>
/// <param name="Text">Without a newline at its end.</param>
internal abstract record ScriptPiece(string Text)
{
    /// <summary>A statement, declaration or comment that stays whatever comes of it.</summary>
    public sealed record Plain(string Text) : ScriptPiece(Text);

    /// <summary>An assertion about what was seen.</summary>
    /// <param name="Text">The assertion.</param>
    /// <param name="Otherwise">What stands in its place when it does not hold again; null for nothing.</param>
    public sealed record Claim(string Text, string? Otherwise) : ScriptPiece(Text);
}

namespace MemDsl.Scripting;

/// <summary>A diagnostic as reports show it.</summary>
/// <param name="Id">MEM1xxx to MEM5xxx.</param>
/// <param name="IsError">False for a warning.</param>
/// <param name="Location">Null where no place in a script is meant (a file that cannot be read).</param>
/// <param name="Path">The script.</param>
/// <param name="Message">One line.</param>
/// <param name="Help">What to do instead; null where nothing is suggested.</param>
/// <param name="Rendered">The whole of it as <c>mem check</c> prints it: head line, source line, underline, help.</param>
public sealed record ScriptDiagnostic(
    string Id,
    bool IsError,
    string Path,
    ScriptLocation? Location,
    string Message,
    string? Help,
    string Rendered);

using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting.Execution;

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
    string Rendered)
{
    /// <summary>Whether the script may be right and is only not allowed to run.</summary>
    public bool IsRefusal => Refusals.Any(descriptor => descriptor.Id == Id);

    private static IEnumerable<DiagnosticDescriptor> Refusals =>
    [
        DiagnosticDescriptors.CSharpNotAllowed, DiagnosticDescriptors.ScriptTooLong, DiagnosticDescriptors.ImportDepth, DiagnosticDescriptors.MachineTooLarge,
        DiagnosticDescriptors.MemoryLimit,
    ];

    internal static ScriptDiagnostic Of(Diagnostic diagnostic, string path)
    {
        var place = diagnostic.Location is { } location ? OperationPlace.LocationOf(location.Text, location.Span) : null;
        var rendered = diagnostic.Location is null ? path + ": " + DiagnosticFormatter.Format(diagnostic) : DiagnosticFormatter.Format(diagnostic);
        return new ScriptDiagnostic(diagnostic.Id, diagnostic.IsError, place?.Path ?? path, place, diagnostic.Message, diagnostic.Help, rendered);
    }
}

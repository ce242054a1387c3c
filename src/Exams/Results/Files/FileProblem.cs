using MemDsl.Compiler.Diagnostics;

namespace MemDsl.Exams.Results.Files;

/// <summary>What is wrong with files of results.</summary>
/// <param name="Descriptor">A row of the one table of diagnostics.</param>
/// <param name="Message">One sentence with the file, the place in it, what was expected and what was found.</param>
public sealed record FileProblem(DiagnosticDescriptor Descriptor, string Message)
{
    public bool IsError => Descriptor.Severity == DiagnosticSeverity.Error;

    /// <summary><c>error MEM5301: …</c>.</summary>
    public override string ToString() => $"{(IsError ? "error" : "warning")} {Descriptor.Id}: {Message}";

    internal static FileProblem NotAResult(string path, string place, string why) =>
        new(DiagnosticDescriptors.NotAResult, $"'{path}' is not what mem exam grade wrote{(place.Length == 0 ? "" : $", at {place}")}: {why}");
}

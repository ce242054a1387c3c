using System.Collections.Immutable;

namespace MemDsl.Scripting;

/// <summary>A script that was to run has mistakes. <see cref="MemScript.Compile"/> gives them without an exception.</summary>
public sealed class CompilationException : Exception
{
    internal CompilationException(ImmutableArray<ScriptDiagnostic> diagnostics)
        : base(string.Concat(diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.Rendered)).TrimEnd())
        => Diagnostics = diagnostics;

    /// <summary>Errors and warnings, in the order of the text.</summary>
    public ImmutableArray<ScriptDiagnostic> Diagnostics { get; }
}

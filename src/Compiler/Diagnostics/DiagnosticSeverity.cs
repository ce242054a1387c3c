namespace MemDsl.Compiler.Diagnostics;

/// <summary>How much a diagnostic weighs. A script with an error executes nothing.</summary>
public enum DiagnosticSeverity
{
    Information,
    Warning,
    Error,
}

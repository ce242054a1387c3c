namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM3xxx: run time diagnostics.</content>
public static partial class DiagnosticDescriptors
{
    private static IEnumerable<DiagnosticDescriptor> RunTimeRows() => [];
}

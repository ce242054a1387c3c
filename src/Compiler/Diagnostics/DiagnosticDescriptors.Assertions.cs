namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM4xxx: assertion diagnostics.</content>
public static partial class DiagnosticDescriptors
{
    private static IEnumerable<DiagnosticDescriptor> AssertionRows() => [];
}

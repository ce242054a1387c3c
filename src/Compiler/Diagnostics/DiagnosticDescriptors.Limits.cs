namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM5xxx: limit and permission diagnostics.</content>
public static partial class DiagnosticDescriptors
{
    private static IEnumerable<DiagnosticDescriptor> LimitRows() => [];
}

namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM2xxx: binding and types diagnostics.</content>
public static partial class DiagnosticDescriptors
{
    private static IEnumerable<DiagnosticDescriptor> BindingRows() => [];
}

namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM1xxx: syntax diagnostics.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotUtf8 = Error(
        "MEM1001", "not UTF-8", "this file is not UTF-8: the byte at offset {0} does not belong to a character",
        "Scripts are UTF-8 text. The offset counts bytes from the start of the file. Save the file as UTF-8.");

    private static IEnumerable<DiagnosticDescriptor> SyntaxRows() => [NotUtf8];
}

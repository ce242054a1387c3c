namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM4xxx: assertion diagnostics.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor AssertionFailed = Error(
        "MEM4001", "assertion failed", "assertion failed: {0}",
        "The expression of an assert was false. The report shows the value of each part of it, for maps the lines that differ, and the call "
        + "that last changed what was looked at. The script goes on; --fail-fast stops it.",
        "assert 4K == 4095");

    private static IEnumerable<DiagnosticDescriptor> AssertionRows() => [AssertionFailed];
}

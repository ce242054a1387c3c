namespace MemDsl.Scripting.Blocks;

/// <summary>Lists and texts from C# are limited like those that the script makes itself.</summary>
internal static class BadLength
{
    public static void CheckText(int length, int longest)
    {
        if (length > longest) throw new Execution.LimitException(Compiler.Diagnostics.DiagnosticDescriptors.TextLimit, longest);
    }

    public static void Check(int length, int longest)
    {
        if (length > longest) throw new Execution.LimitException(Compiler.Diagnostics.DiagnosticDescriptors.ListLimit, longest);
    }
}

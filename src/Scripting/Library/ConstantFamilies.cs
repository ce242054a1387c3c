using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Library;

/// <summary>Says of a parameter which constants are meant for it.</summary>
internal static class ConstantFamilies
{
    /// <summary>The same parameter, meant for the constants of some families: those whose C names begin with these words.</summary>
    public static LibraryParameter Of(this LibraryParameter parameter, params ReadOnlySpan<string> families) => parameter with { ConstantFamilies = [.. families] };
}

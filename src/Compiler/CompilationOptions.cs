namespace MemDsl.Compiler;

/// <summary>What a compilation needs to know besides the text and the library.</summary>
public sealed record CompilationOptions
{
    public static CompilationOptions Default { get; } = new();

    /// <summary>How deep imports may nest.</summary>
    public int MaxImportDepth { get; init; } = 100;

    public ImportResolver Imports { get; init; } = ImportResolver.None;
}

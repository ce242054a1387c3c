using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler;

/// <summary>What became of an import.</summary>
public abstract record ImportResult
{
    private ImportResult()
    {
    }

    /// <summary>The imported file.</summary>
    public sealed record Found(SyntaxTree Tree) : ImportResult;

    /// <summary>With it, the script would have more bytes than it may.</summary>
    public sealed record TooLong(long Limit) : ImportResult;

    /// <summary>Why there is none: <c>there is no such file</c>, <c>it is outside of the script root</c>.</summary>
    public sealed record Failed(string Reason) : ImportResult;
}

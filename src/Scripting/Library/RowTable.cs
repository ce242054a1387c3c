using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Library;

/// <summary>Collects rows; the two halves of a row get the same ordinal.</summary>
internal sealed class RowTable
{
    private readonly List<RowCode> _code = new(512);

    public LibraryBuilder Builder { get; } = new();

    public RowCode[] Code => [.. _code];

    public void Add(string group, params Row[] rows)
    {
        foreach (var row in rows)
        {
            Builder.Add(row.ToFunction(group));
            _code.Add(row.ToCode());
        }
    }

    /// <summary>A parameter that must be given.</summary>
    public static LibraryParameter Needs(string name, TypeSymbol type, string documentation = "") => new(name, type) { Documentation = documentation };

    /// <summary>A parameter with a default word.</summary>
    public static LibraryParameter With(string name, TypeSymbol type, Word otherwise, string documentation = "", string? shown = null) =>
        new(name, type) { Default = ConstantValue.OfWord(type, otherwise), Documentation = documentation, DefaultText = shown };

    /// <summary>A parameter whose default depends on the others, or that may be left out altogether.</summary>
    public static LibraryParameter May(string name, TypeSymbol type, string documentation = "", string? shown = null) =>
        new(name, type) { IsOptional = true, Documentation = documentation, DefaultText = shown };
}

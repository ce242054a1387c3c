using System.Collections.Immutable;
using MemDsl.Compiler.Text;
using Microsoft.CodeAnalysis;
using Diagnostic = MemDsl.Compiler.Diagnostics.Diagnostic;
using TextSpan = MemDsl.Compiler.Text.TextSpan;

namespace MemDsl.CSharp;

/// <summary>What C# has to say about a <c>.csx</c> file.</summary>
internal static class FileDiagnostics
{
    public static ImmutableArray<Diagnostic> Of(Compilation compilation, SourceText source)
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        var main = compilation.SyntaxTrees.Last();
        foreach (var diagnostic in compilation.GetDiagnostics().OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (BlockDiagnostics.Convert(diagnostic, Place(diagnostic.Location, main, source)) is { } ours) all.Add(ours);
        }

        return all.ToImmutable();
    }

    /// <summary>The place in the file itself, or in one that it loads.</summary>
    private static TextLocation? Place(Location location, SyntaxTree main, SourceText source)
    {
        if (location.SourceTree is not { } tree) return null;
        var text = tree == main ? source : SourceText.From(tree.ToString(), tree.FilePath);
        return new TextLocation(text, new TextSpan(location.SourceSpan.Start, location.SourceSpan.Length));
    }
}
